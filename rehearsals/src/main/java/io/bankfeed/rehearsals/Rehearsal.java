package io.bankfeed.rehearsals;

/**
 * One alert and a fault that must make it fire.
 *
 * @param alert its name in the rules
 * @param words what goes wrong, for those who read the table
 */
record Rehearsal(String alert, String words, Fault fault) {}
