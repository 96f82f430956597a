package io.bankfeed.auth.account;

import io.bankfeed.common.event.Topics;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One topic per tenant. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    String[] accountTopics(Tenants tenants) {
        return tenants.all().stream().map(Tenant::name).map(Topics::accounts).toArray(String[]::new);
    }
}
