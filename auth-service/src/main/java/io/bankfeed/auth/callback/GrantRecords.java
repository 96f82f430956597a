package io.bankfeed.auth.callback;

import io.bankfeed.auth.consent.Consent;
import io.bankfeed.auth.consent.ConsentPolicy;
import io.bankfeed.auth.consent.ConsentProperties;
import io.bankfeed.common.crypto.SealedGrant;
import io.bankfeed.common.crypto.Sealer;
import io.bankfeed.common.event.ConsentEvent.ConsentGranted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written of a grant: the row and the event, in which nothing but token-service can read the code. */
@Component
class GrantRecords {

    private final Sealer sealer;
    private final ConsentPolicy policy;
    private final ConsentProperties properties;

    GrantRecords(Sealer sealer, ConsentPolicy policy, ConsentProperties properties) {
        this.sealer = sealer;
        this.policy = policy;
        this.properties = properties;
    }

    /** The clock runs by policy until the bank's date is known. */
    Consent consent(Grant grant, boolean confirmed) {
        var target = grant.attempt().target();
        return new Consent(
                grant.connection().id(),
                grant.attempt().id(),
                target.scopes(),
                target.providerId(),
                policy.clock(grant.consentNo(), target.country(), grant.at(), null),
                grant.at().plus(properties.codeLife()),
                confirmed);
    }

    ConsentGranted event(Grant grant) {
        var attempt = grant.attempt();
        var verifier = attempt.pkce().verifier(grant.callback().state());
        var sealedCode = new SealedGrant(grant.code(), verifier).sealWith(sealer, attempt.connectionId(), attempt.id());
        return new ConsentGranted(
                attempt.id(),
                sealedCode,
                sealedIp(grant),
                attempt.target().redirectUri(),
                attempt.target().scopes(),
                attempt.target().providerId(),
                grant.at(),
                grant.at().plus(properties.codeLife()),
                grant.at().plus(properties.attendedWindow()));
    }

    private @Nullable String sealedIp(Grant grant) {
        String ip = grant.callback().endUserIp();
        return ip == null
                ? null
                : sealer.seal(ip, grant.connection().id(), grant.attempt().id());
    }
}
