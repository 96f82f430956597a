package io.bankfeed.planted.unmarked;

/** Its package lacks the mark. */
final class Unmarked {}
