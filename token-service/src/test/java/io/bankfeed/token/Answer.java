package io.bankfeed.token;

import java.util.Map;

record Answer(int status, String body, Map<String, String> headers) {

    static final String TOKEN = """
            {"access_token":"%s","expires_in":%d,"token_type":"Bearer","scope":"info accounts"%s}""";
    static final String ME = """
            {"results":[{"credentials_id":"%s","consent_expires_at":"2031-08-24T14:44:40.077Z",
            "provider":{"display_name":"Bank %s","provider_id":"%s"},"scopes":["info"]}]}""";

    static final Answer HANGS = new Answer(0, "", Map.of("never", "comes"));

    static Answer ok(String body) {
        return new Answer(200, body, Map.of());
    }

    static Answer error(int status, String code) {
        return new Answer(status, "{\"error\":\"" + code + "\"}", Map.of());
    }
}
