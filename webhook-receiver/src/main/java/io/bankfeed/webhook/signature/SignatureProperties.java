package io.bankfeed.webhook.signature;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param required whether a delivery without a signature is refused
 * @param keySets where keys may be fetched from; a {@code jku} must equal one of these to the letter
 * @param pathPrefix what a proxy in front takes off the path that TrueLayer called and signed
 * @param keysLiveFor after that the keys are fetched again, so that one which was withdrawn stops counting
 * @param fetchAtMostEvery pause between two fetches of one key set, however many unknown key ids come
 */
@ConfigurationProperties("bankfeed.webhook.signature")
record SignatureProperties(
        @DefaultValue("false") boolean required,

        @DefaultValue({
            "https://webhooks.truelayer.com/.well-known/jwks",
            "https://webhooks.truelayer-sandbox.com/.well-known/jwks"
        })
        Set<URI> keySets,

        @DefaultValue("") String pathPrefix,
        @DefaultValue("10m") Duration keysLiveFor,
        @DefaultValue("30s") Duration fetchAtMostEvery) {}
