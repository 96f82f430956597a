package io.bankfeed.auth.callback;

import io.bankfeed.auth.callback.CallbackRefused.Why;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.truelayer.TrueLayerProperties;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether an attempt can still be answered, whoever answers it. */
@Component
class AttemptChecks {

    private final TrueLayerProperties trueLayer;
    private final Tenants tenants;
    private final InstantSource clock;

    AttemptChecks(TrueLayerProperties trueLayer, Tenants tenants, InstantSource clock) {
        this.trueLayer = trueLayer;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** One that was answered stays usable: the answer is given again. */
    Mono<AuthAttempt> demandUsable(AuthAttempt attempt) {
        if (!attempt.target().environment().equals(trueLayer.environment())) {
            return Mono.error(CallbackRefused.because(Why.OTHER_ENVIRONMENT));
        }
        return attempt.isAnswered() || attempt.isOpen(clock.instant())
                ? Mono.just(attempt)
                : Mono.error(CallbackRefused.because(Why.EXPIRED));
    }

    /** The tenant has switched the redemption off, knowingly. */
    boolean needsNoConfirmation(AuthAttempt attempt) {
        return tenants.find(attempt.tenant())
                .map(tenant -> tenant.confirmation() == Tenant.Confirmation.NONE)
                .orElse(false);
    }
}
