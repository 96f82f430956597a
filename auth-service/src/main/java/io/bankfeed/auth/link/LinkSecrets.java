package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;
import java.util.UUID;

/**
 * The secrets of one link. The state is made of the ticket, so that our page can send the browser on without either
 * being stored; a state tells nothing about its ticket.
 *
 * @param ticket in the address of our page
 * @param state what TrueLayer brings back
 */
record LinkSecrets(OneUseSecret ticket, OneUseSecret state) {

    static LinkSecrets forAttempt(UUID attemptId) {
        return of(OneUseSecret.random(), attemptId);
    }

    static LinkSecrets of(OneUseSecret ticket, UUID attemptId) {
        return new LinkSecrets(ticket, ticket.derive("bankfeed state " + attemptId));
    }
}
