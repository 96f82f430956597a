package io.bankfeed.simulator.bank;

import java.time.LocalDate;

/**
 * A transaction that a tester wants to happen.
 *
 * @param pence negative when money leaves an account, positive when it is put on a card
 * @param date the day it carries; earlier than today makes it back-dated
 * @param pending whether it is only spoken for; it then settles the next day
 */
public record ExtraTransaction(String description, long pence, LocalDate date, boolean pending) {}
