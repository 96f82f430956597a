package io.bankfeed.common;

import io.bankfeed.common.event.EventCodec;
import io.bankfeed.common.event.EventPublisher;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.common.observability.Propagation;
import io.bankfeed.common.observability.Traces;
import io.bankfeed.common.observability.WhoseFault;
import io.bankfeed.common.problem.ProblemAdvice;
import io.bankfeed.common.tenant.Tenants;
import io.bankfeed.common.tenant.TenantsProperties;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What every service has, with a database or without. */
@AutoConfiguration
@Import(ProblemAdvice.class)
class CommonAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    JsonMapperBuilderCustomizer bankfeedJson() {
        return BankfeedJson::configure;
    }

    @Bean
    EventCodec eventCodec(JsonMapper json) {
        return new EventCodec(json);
    }

    @Bean
    Events events(@Value("${spring.application.name}") String service, InstantSource clock) {
        return new Events(service, clock);
    }

    @Bean
    Traces traces(Tracer tracer, ObservationRegistry observations) {
        Propagation.limitToTraces();
        return new Traces(tracer, observations);
    }

    @Bean
    @ConditionalOnMissingBean(ServerRequestObservationConvention.class)
    WhoseFault whoseFault() {
        return new WhoseFault();
    }

    @Bean
    EventPublisher eventPublisher(EventCodec codec, KafkaTemplate<String, byte[]> kafka, Traces traces) {
        return new EventPublisher(codec, kafka, traces);
    }

    @Bean
    Tenants tenants(ConfigurableEnvironment environment) {
        return TenantsProperties.of(environment).toTenants();
    }
}
