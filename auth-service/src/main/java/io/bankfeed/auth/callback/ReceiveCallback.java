package io.bankfeed.auth.callback;

import io.bankfeed.auth.audit.Alarm;
import io.bankfeed.auth.audit.SecurityAlarms;
import io.bankfeed.auth.callback.CallbackRefused.Why;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.link.AuthAttempts;
import io.bankfeed.auth.secret.OneUseSecret;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes a return from TrueLayer: held against its attempt, settled once, and answered the same however often it comes.
 * Fails with {@link CallbackRefused}.
 */
@Component
class ReceiveCallback {

    private final AuthAttempts attempts;
    private final AttemptChecks checks;
    private final SettleAttempt settle;
    private final SecurityAlarms alarms;
    private final MeterRegistry meters;
    private final TransactionalOperator transaction;

    ReceiveCallback(
            AuthAttempts attempts,
            AttemptChecks checks,
            SettleAttempt settle,
            SecurityAlarms alarms,
            MeterRegistry meters,
            TransactionalOperator transaction) {
        this.attempts = attempts;
        this.checks = checks;
        this.settle = settle;
        this.alarms = alarms;
        this.meters = meters;
        this.transaction = transaction;
    }

    /** The browser itself came. Gives the attempt, which knows where to send it on to. */
    Mono<AuthAttempt> fromBrowser(Callback callback, @Nullable OneUseSecret cookie) {
        return received(
                callback,
                attempt -> attempt.mayBeFrom(cookie)
                        ? Mono.just(attempt)
                        : refused(Why.OTHER_BROWSER, Alarm.CALLBACK_FROM_ANOTHER_BROWSER, attempt),
                false);
    }

    /** The tenant's backend brings what its app got, and vouches for the user. */
    Mono<AuthAttempt> fromApp(Callback callback, String tenant, String userId) {
        return received(
                callback,
                attempt -> {
                    if (!attempt.tenant().equals(tenant)) {
                        return Mono.error(CallbackRefused.because(Why.UNKNOWN_STATE));
                    }
                    return attempt.userId().equals(userId)
                            ? Mono.just(attempt)
                            : refused(Why.OTHER_USER, Alarm.APP_CALLBACK_FOR_ANOTHER_USER, attempt);
                },
                true);
    }

    private Mono<AuthAttempt> received(
            Callback callback, Function<AuthAttempt, Mono<AuthAttempt>> sender, boolean vouched) {
        return attempts.lockByState(callback.state())
                .switchIfEmpty(Mono.error(() -> CallbackRefused.because(Why.UNKNOWN_STATE)))
                .flatMap(sender)
                .flatMap(checks::demandUsable)
                .flatMap(attempt -> attempt.isAnswered()
                        ? Mono.just(attempt)
                        : settle(attempt, callback, vouched).thenReturn(attempt))
                .as(transaction::transactional)
                .doOnSuccess(attempt -> count("accepted"))
                .onErrorResume(CallbackRefused.class, this::reported);
    }

    private Mono<Void> settle(AuthAttempt attempt, Callback callback, boolean vouched) {
        return settle.with(
                attempt,
                callback,
                vouched ? Channel.APP : Channel.BROWSER,
                vouched || checks.needsNoConfirmation(attempt));
    }

    private static Mono<AuthAttempt> refused(Why why, Alarm alarm, AuthAttempt attempt) {
        return Mono.error(CallbackRefused.alarming(why, alarm, attempt));
    }

    private Mono<AuthAttempt> reported(CallbackRefused refusal) {
        count(refusal.why().word());
        var suspect = refusal.suspect();
        return suspect == null
                ? Mono.error(refusal)
                : alarms.raise(suspect.alarm(), suspect.tenant(), suspect.connectionId())
                        .then(Mono.error(refusal));
    }

    private void count(String outcome) {
        meters.counter("bankfeed.callbacks", "outcome", outcome).increment();
    }
}
