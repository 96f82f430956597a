package io.bankfeed.token;

import java.util.Map;

record Answer(int status, String body, Map<String, String> headers) {

    static final Answer HANGS = new Answer(0, "", Map.of("never", "comes"));

    static Answer ok(String body) {
        return new Answer(200, body, Map.of());
    }

    static Answer error(int status, String code) {
        return new Answer(status, "{\"error\":\"" + code + "\"}", Map.of());
    }
}
