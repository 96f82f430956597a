package io.bankfeed.common.event;

/** A type that this version does not know: counted and skipped, so that new types can be sent before all can read. */
public record UnknownEvent(String wireType) implements Event {}
