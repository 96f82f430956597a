package io.bankfeed.common.security;

import io.bankfeed.common.tenant.Tenants;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Deny by default: a bearer JWT of our issuer, for our audience, on everything that is not declared public. */
@AutoConfiguration(before = ReactiveWebSecurityAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
class SecurityAutoConfiguration {

    private static final String AUDIENCE = "bankfeed";

    @Bean
    SecurityWebFilterChain bearerTokensOnly(
            ServerHttpSecurity http, ObjectProvider<PublicPaths> publicPaths, JsonMapper json) {
        var problems = new ProblemEntryPoints(json);
        var open = new OpenPaths(publicPaths.stream().toList());
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // no session and no ambient credential to abuse
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // Nobody is logged in: there is no session to look for at every request, and no page that ends one.
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .authorizeExchange(exchange ->
                        exchange.matchers(open).permitAll().anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .bearerTokenConverter(new BearerTokens())
                        .authenticationEntryPoint(problems))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    ServerWebExchangeFirewall headersWithoutControlCharacters() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderValues(PlainHeaderValues::allow);
        return firewall;
    }

    /** A span for each filter and check of each request costs a tenth of it, and answers no question of ours. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Asks the issuer for its keys at the first token, so that a service starts while the issuer is away. The keys are
     * found by discovery unless their address is given: inside a network the issuer often has another one.
     */
    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(
            @Value("${bankfeed.issuer-uri}") String issuer,
            @Value("${bankfeed.issuer-jwk-set-uri:}") String jwkSetUri) {
        var claims = new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer), new JwtAudienceValidator(AUDIENCE));
        var signatures = new SupplierReactiveJwtDecoder(() -> {
            var decoder = (jwkSetUri.isEmpty()
                            ? NimbusReactiveJwtDecoder.withIssuerLocation(issuer)
                            : NimbusReactiveJwtDecoder.withJwkSetUri(jwkSetUri))
                    .webClient(throughTheProxy())
                    .build();
            decoder.setJwtValidator(claims);
            return decoder;
        });
        return new RememberedTokens(signatures, claims);
    }

    /** The issuer, too, is reached through the JVM's proxy where there is one. */
    private static WebClient throughTheProxy() {
        var client = HttpClient.create().proxyWithSystemProperties().responseTimeout(Duration.ofSeconds(5));
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .build();
    }

    @Bean
    WebFluxConfigurer callerArguments(Tenants tenants) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgumentResolver(tenants));
            }
        };
    }
}
