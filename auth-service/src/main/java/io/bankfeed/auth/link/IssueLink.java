package io.bankfeed.auth.link;

import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.truelayer.TrueLayerProperties;
import io.bankfeed.common.id.Ids;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes links for connections. */
@Component
public class IssueLink {

    private static final String DEFAULT_LANDING = "default";

    private final AuthAttempts attempts;
    private final Tenants tenants;
    private final TrueLayerProperties trueLayer;
    private final LinkProperties links;

    IssueLink(AuthAttempts attempts, Tenants tenants, TrueLayerProperties trueLayer, LinkProperties links) {
        this.attempts = attempts;
        this.tenants = tenants;
        this.trueLayer = trueLayer;
        this.links = links;
    }

    /** One that nobody can use until it is added. Refuses a landing page that the tenant has not listed. */
    public IssuedLink prepare(Connection connection, LinkWish wish, Instant now) {
        var attemptId = Ids.next();
        var secrets = LinkSecrets.forAttempt(attemptId);
        var terms = connection.terms();
        var target = new LinkTarget(
                terms.country(),
                trueLayer.environment(),
                links.redirectUri(),
                terms.scopes(),
                wish.providerId(),
                landing(terms.tenant(), wish.landing()),
                wish.language(),
                connection.grants().live() != null);
        var attempt = new AuthAttempt(
                attemptId,
                connection.id(),
                terms.tenant(),
                terms.userId(),
                target,
                Pkce.under(secrets.state()),
                List.of(),
                now.plus(links.lifetime()),
                null);
        return new IssuedLink(attempt, secrets.ticket(), secrets.state());
    }

    /** In the caller's transaction. */
    public Mono<Void> add(IssuedLink link, Instant now) {
        return attempts.add(link.attempt(), link.ticket(), link.state(), now);
    }

    private String landing(String tenantName, @Nullable String wanted) {
        String name = wanted == null ? DEFAULT_LANDING : wanted;
        boolean listed = tenants.find(tenantName)
                .map(tenant -> tenant.landingPages().isEmpty()
                        ? name.equals(DEFAULT_LANDING)
                        : tenant.landingPages().containsKey(name))
                .orElse(false);
        if (!listed) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST, "unknown_landing", "landing must name one of the tenant's landing pages.");
        }
        return name;
    }
}
