package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;

/**
 * A link with its secrets, which are nowhere else.
 *
 * @param ticket in the address of our page
 * @param state what TrueLayer brings back
 */
public record IssuedLink(AuthAttempt attempt, OneUseSecret ticket, OneUseSecret state) {

    /** One that exists, by the ticket that a browser brought. */
    public static IssuedLink opened(AuthAttempt attempt, OneUseSecret ticket) {
        return new IssuedLink(
                attempt, ticket, LinkSecrets.of(ticket, attempt.id()).state());
    }
}
