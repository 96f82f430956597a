package io.bankfeed.token.renew;

/** Words and examples of the API's description. */
final class RenewalExamples {

    static final String EXTENSION = """
            UK only. With action `none` the grant goes on under its number: new tokens are stored as one, and a \
            `bankfeed.token.refreshed.v1` that is not initial says so. With action `authenticate` nothing has changed \
            yet; the code that comes back belongs to a new grant with a number of its own. `renewal_refused`: this \
            grant can't be extended (not in the UK, a bank that won't, a refresh token that is gone): send the user \
            through the auth dialog. 503 with `actor`: `renewal_unavailable` (not done; try later), \
            `renewal_outcome_unknown` (perhaps done: the tokens are tested at once, asking again is safe).""";

    static final String REAUTHENTICATION = """
            The older way, superseded by extensions: the user logs in at the bank; the code that comes back belongs \
            to a new grant with a number of its own. Changes nothing by itself, and may be asked again.""";

    static final String EXTENSION_REQUEST = """
            {"consent_no": 3, "user_has_reconfirmed": true, "user": {"name": "Jane Doe", "email": "jane@example.com"},
             "redirect_uri": "https://auth.example.com/callback", "state": "s-0b7f…", "code_challenge": "E9Melhoa…"}""";

    static final String REAUTHENTICATION_REQUEST = """
            {"consent_no": 3, "redirect_uri": "https://auth.example.com/callback", "state": "s-0b7f…",
             "code_challenge": "E9Melhoa…"}""";

    static final String EXTENDED = """
            {"action": "none", "consent_no": 3, "granted_at": "2026-11-25T10:15:00Z",
             "consent_expires_at": "2027-02-23T10:15:00Z"}""";

    static final String LINK = """
            {"action": "authenticate", "auth_uri": "https://login.truelayer.com/?session_id=auth-abc123"}""";

    static final String REFUSED = """
            {"type": "urn:bankfeed:problem:renewal_refused", "title": "Conflict", "status": 409,
             "detail": "TrueLayer can't renew this grant; a new one is needed.", "code": "renewal_refused",
             "actor": "user", "reason": "http_422"}""";

    private RenewalExamples() {}
}
