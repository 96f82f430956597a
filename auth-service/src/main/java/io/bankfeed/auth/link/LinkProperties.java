package io.bankfeed.auth.link;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl where browsers reach this service
 * @param lifetime from the link's making to the browser's return
 * @param formPost whether TrueLayer sends the browser back with a form instead of a query
 * @param enableMock whether the sandbox's dialog is to offer its mock bank
 * @param providers the banks that may be shown, by country: ids and groups
 * @param providersElsewhere in every other country; {@code {country}} stands for it
 */
@ConfigurationProperties("bankfeed.link")
public record LinkProperties(
        URI publicUrl,
        @DefaultValue("1h") Duration lifetime,
        @DefaultValue("false") boolean formPost,
        @DefaultValue("false") boolean enableMock,
        @DefaultValue Map<String, List<String>> providers,
        @DefaultValue("{country}-xs2a-all") List<String> providersElsewhere) {

    String redirectUri() {
        return base() + "/callback";
    }

    String connectUri(String ticket) {
        return base() + "/connect/" + ticket;
    }

    String renewalUri(String ticket) {
        return base() + "/renew/" + ticket;
    }

    List<String> providersOf(String country) {
        var listed = providers.get(country);
        return listed != null
                ? listed
                : providersElsewhere.stream()
                        .map(group -> group.replace("{country}", country))
                        .toList();
    }

    private String base() {
        return publicUrl.toString().replaceFirst("/+$", "");
    }
}
