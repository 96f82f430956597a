package io.bankfeed.webhook.receive;

import io.bankfeed.common.event.Events;
import io.bankfeed.common.webhook.ProviderHealthNotice;
import io.bankfeed.common.webhook.ResultsNotice;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The two kinds of webhooks that TrueLayer sends here. */
@Configuration(proxyBeanMethods = false)
class Notices {

    @Bean
    ResultsNotice resultsNotice(Events events, JsonMapper json, InstantSource clock) {
        return new ResultsNotice(events, json, clock);
    }

    @Bean
    ProviderHealthNotice providerHealthNotice(Events events, JsonMapper json, InstantSource clock) {
        return new ProviderHealthNotice(events, json, clock);
    }
}
