package io.bankfeed.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;

/** The scopes that {@code @PreAuthorize} demands; a service that asks otherwise says so in its openapi.yml. */
final class RequiredScopes implements GlobalOperationCustomizer {

    private static final Pattern SCOPE = Pattern.compile("SCOPE_([a-z:_]+)");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        List<String> scopes = SCOPE.matcher(rule(handler))
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring("SCOPE_".length()))
                .toList();
        if (!scopes.isEmpty()) {
            operation.setSecurity(
                    rule(handler).contains("hasAnyAuthority")
                            ? scopes.stream()
                                    .map(List::of)
                                    .map(RequiredScopes::all)
                                    .toList()
                            : List.of(all(scopes)));
        }
        return operation;
    }

    private static SecurityRequirement all(List<String> scopes) {
        return new SecurityRequirement().addList("bearer", scopes);
    }

    private static String rule(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class)))
                .map(PreAuthorize::value)
                .orElse("");
    }
}
