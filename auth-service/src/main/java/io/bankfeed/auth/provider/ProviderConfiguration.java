package io.bankfeed.auth.provider;

import io.bankfeed.common.work.Loop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the refresh of the list, first at the start. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean
    Loop providersLoop(RefreshCatalogue refresh, ProviderProperties properties) {
        return new Loop("providers", properties.retryEvery(), refresh::whenDue);
    }

    @Bean
    Loop logosLoop(FetchLogos fetch, ProviderProperties properties) {
        return new Loop("logos", properties.retryEvery(), fetch::some);
    }
}
