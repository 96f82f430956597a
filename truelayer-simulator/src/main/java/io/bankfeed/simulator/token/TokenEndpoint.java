package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.Tokens;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import io.javalin.security.BasicAuthCredentials;
import java.util.Map;

/** {@code POST /connect/token}. */
public final class TokenEndpoint {
    private final Settings settings;
    private final Clients clients;
    private final Switches switches;
    private final CodeExchange codes;
    private final Refresh refresh;
    private final ClientTokens ofClients;

    public TokenEndpoint(
            Settings settings,
            Clients clients,
            Switches switches,
            CodeExchange codes,
            Refresh refresh,
            ClientTokens ofClients) {
        this.switches = switches;
        this.settings = settings;
        this.clients = clients;
        this.codes = codes;
        this.refresh = refresh;
        this.ofClients = ofClients;
    }

    public void answer(Context context) {
        context.header("Cache-Control", "no-store, no-cache, max-age=0");
        TokenRequest request = TokenRequest.of(context);
        String grantType = request.need("grant_type");
        RequestTrace.of(context).grantType(grantType);
        BasicAuthCredentials basic = switches.is(Switch.BASIC_AUTH, "accepted") ? context.basicAuthCredentials() : null;
        Client client = clients.authenticate(
                        basic == null ? request.get("client_id") : basic.getUsername(),
                        basic == null ? request.get("client_secret") : basic.getPassword())
                .orElseThrow(() -> ApiError.bare(400, "invalid_client"));
        if (grantType.equals("client_credentials")) {
            Reply.json(context, 200, ofClients.issue(request));
            return;
        }
        String issuer = Reply.baseUrl(context, settings);
        Tokens tokens = switch (grantType) {
            case "authorization_code" -> codes.exchange(request, client, issuer);
            case "refresh_token" -> refresh.refresh(request, client, issuer, RefreshesUnderWay.overlapped(context));
            default -> throw ApiError.bare(400, "unsupported_grant_type");
        };
        RequestTrace.of(context).connection(tokens.access().connection());
        Reply.json(context, 200, body(tokens));
    }

    static Map<String, Object> body(Tokens tokens) {
        return Json.object(
                "access_token",
                tokens.access().value(),
                "expires_in",
                tokens.access().connection().bank().terms().accessTokenLife().toSeconds(),
                "token_type",
                "Bearer",
                "refresh_token",
                tokens.refresh(),
                "scope",
                String.join(" ", tokens.access().connection().scopes()));
    }
}
