package io.bankfeed.token.access;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class AccessTokenController {

    private final IssueAccessToken issue;

    AccessTokenController(IssueAccessToken issue) {
        this.issue = issue;
    }

    /**
     * @param newerThan the version that the bank has just answered with 401; the ETag in {@code If-None-Match} says the
     *     same
     */
    @GetMapping("/internal/v1/connections/{connectionId}/access-token")
    @PreAuthorize("hasAuthority('SCOPE_tokens:issue')")
    Mono<ResponseEntity<IssuedToken>> accessToken(
            @PathVariable UUID connectionId,
            @RequestParam(name = "consent_no", required = false) @Nullable Long consentNo,
            @RequestParam(name = "newer_than", required = false) @Nullable Long newerThan,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        return issue.forConnection(new TokenRequest(
                        connectionId,
                        Optional.ofNullable(consentNo),
                        Optional.ofNullable(newerThan).or(() -> VersionTag.read(held))))
                .map(token -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .eTag(VersionTag.of(token.version()))
                        .body(token));
    }
}
