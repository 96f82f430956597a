package io.bankfeed.simulator.bank;

/** Ways in which a bank makes life hard, each seen at a real one. */
public enum Quirk {
    /** A new consent, and a new login for an old one, changes every account id. */
    ACCOUNT_IDS_CHANGE,
    /** transaction_id differs from answer to answer. */
    TRANSACTION_IDS_CHANGE,
    /** Some bookings show only days later, under their old date and among rows already given. */
    BACK_DATED_ROWS,
    /** Some credits carry a negative amount; only transaction_type tells the truth. */
    NEGATIVE_CREDITS,
    /** running_balance adds up down the list, from the newest row to the oldest, as in the sandbox; not in time. */
    BALANCES_RUN_BACKWARDS,
    /** The sandbox gives every user the same account ids; with this each has other ones. */
    IDS_PER_USER,
    /** /info names two people. */
    JOINT_HOLDERS,
    /** Balances have no available amount. */
    NO_AVAILABLE,
    /** Who was paid stands in meta alone. */
    COUNTER_PARTY_IN_META,
    /** Accounts and cards are listed only for as long as the whole history can be read. */
    LISTS_ONLY_AFTER_LOGIN
}
