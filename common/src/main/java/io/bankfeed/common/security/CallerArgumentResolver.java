package io.bankfeed.common.security;

import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.tenant.Tenants;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controllers the {@link Caller}; a token without a known tenant is refused with 403. */
final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    private static final String SCOPE_PREFIX = "SCOPE_";

    private final Tenants tenants;

    CallerArgumentResolver(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> (JwtAuthenticationToken) java.util.Objects.requireNonNull(context.getAuthentication()))
                .map(this::caller);
    }

    private Object caller(JwtAuthenticationToken authentication) {
        String tenant = authentication.getToken().getClaimAsString("tenant");
        if (tenant == null || tenants.find(tenant).isEmpty()) {
            throw new ApiProblem(
                    HttpStatus.FORBIDDEN,
                    "no_tenant",
                    "The token's claim 'tenant' names no tenant of this installation.");
        }
        return new Caller(authentication.getName(), tenant, scopes(authentication));
    }

    private static Set<String> scopes(JwtAuthenticationToken authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(SCOPE_PREFIX))
                .map(authority -> authority.substring(SCOPE_PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
