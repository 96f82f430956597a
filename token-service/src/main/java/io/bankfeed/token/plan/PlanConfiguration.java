package io.bankfeed.token.plan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    RefreshPolicies refreshPolicies(ConfigurableEnvironment environment, RefreshProperties properties) {
        return RefreshPolicies.declaredIn(environment, properties.policy());
    }
}
