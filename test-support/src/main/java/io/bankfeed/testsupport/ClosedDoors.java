package io.bankfeed.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Deny by default, shown for every route that a service maps for programs, so that none can be forgotten. */
public final class ClosedDoors {

    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(v1|internal)/.*");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final String DEMANDS_A_SCOPE = "org.springframework.security.access.prepost.PreAuthorize";

    private ClosedDoors() {}

    /**
     * Each refuses who brings no token, or one of another issuer, or one with another scope. Where a body or parameter
     * is missing the framework may say so first; that a scope is demanded is then seen at the handler.
     */
    public static void areShut(ApplicationContext service, WebTestClient http) {
        var routes = service
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(ClosedDoors::routes)
                .toList();

        assertThat(routes).isNotEmpty().allSatisfy(route -> {
            assertThat(status(http, route, null)).isEqualTo(HttpStatus.UNAUTHORIZED.value());
            assertThat(status(http, route, TestTokens.forgedBearer("demo", "operations")))
                    .isEqualTo(HttpStatus.UNAUTHORIZED.value());
            assertThat(status(http, route, TestTokens.bearer("demo", "something:else")))
                    .isIn(route.refusals());
        });
    }

    private static Stream<Route> routes(Map.Entry<RequestMappingInfo, HandlerMethod> mapping) {
        var methods = mapping.getKey().getMethodsCondition().getMethods();
        return mapping.getKey().getPatternsCondition().getPatterns().stream()
                .map(pattern -> pattern.getPatternString())
                .filter(path -> FOR_PROGRAMS.matcher(path).matches())
                .flatMap(path ->
                        methods.stream().map(method -> new Route(method.asHttpMethod(), path, mapping.getValue())));
    }

    private static int status(WebTestClient http, Route route, @Nullable String authorization) {
        String path =
                VARIABLE.matcher(route.path()).replaceAll(UUID.randomUUID().toString());
        return http.method(route.method())
                .uri(path)
                .headers(headers -> {
                    if (authorization != null) {
                        headers.setBearerAuth(authorization.substring("Bearer ".length()));
                    }
                })
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private record Route(HttpMethod method, String path, HandlerMethod handler) {

        /** Bad request before forbidden where the annotation would have come to its turn; else forbidden alone. */
        List<Integer> refusals() {
            return demandsAScope()
                    ? List.of(HttpStatus.FORBIDDEN.value(), HttpStatus.BAD_REQUEST.value())
                    : List.of(HttpStatus.FORBIDDEN.value());
        }

        private boolean demandsAScope() {
            return List.of(handler.getMethod(), handler.getBeanType()).stream()
                    .map(element -> MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY))
                    .anyMatch(annotations -> annotations.isPresent(DEMANDS_A_SCOPE));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
