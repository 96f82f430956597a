package io.bankfeed.sync.truelayer;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the Data API is, and how much of it we take.
 *
 * @param apiUrl with or without {@code /data/v1}
 * @param maxAnswer of one answer's body; it is never held as a whole
 * @param webhookPublicUrl where TrueLayer reaches webhook-receiver
 */
@ConfigurationProperties("bankfeed.truelayer")
public record DataApiProperties(
        URI apiUrl,
        URI webhookPublicUrl,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue("256MB") DataSize maxAnswer,
        @DefaultValue("200") int maxConnections) {

    private static final String PREFIX = "/data/v1";

    /** Where TrueLayer delivers webhooks, with the capability that opens that door. */
    public URI webhook(String capability) {
        String base = webhookPublicUrl.toString().replaceFirst("/+$", "");
        return URI.create(base + "/webhooks/truelayer/" + capability);
    }

    URI dataApi() {
        String url = apiUrl.toString().replaceFirst("/+$", "");
        return URI.create(url.endsWith(PREFIX) ? url : url + PREFIX);
    }
}
