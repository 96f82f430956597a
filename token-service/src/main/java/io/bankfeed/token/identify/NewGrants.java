package io.bankfeed.token.identify;

/** To be told that tokens of a new grant were stored; it would be seen within a second anyway. */
@FunctionalInterface
public interface NewGrants {

    void arrived();
}
