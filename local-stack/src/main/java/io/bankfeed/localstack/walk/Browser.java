package io.bankfeed.localstack.walk;

import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;

/** What of a browser matters here: cookies by host, redirects followed one by one, pages parsed. */
public final class Browser {
    private static final int REDIRECTS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final CookieJar cookies = new CookieJar();
    private final List<URI> history = new ArrayList<>();

    /** Every address that was asked, in order, redirects among them. */
    public List<URI> history() {
        return List.copyOf(history);
    }

    public Page open(URI address) {
        return follow(HttpRequest.newBuilder(address).GET(), address);
    }

    /** Sends a form the way its method says. */
    Page submit(URI action, String method, List<KeyVal> fields) {
        var encoded = fields.stream()
                .map(field -> encode(field.key()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
        if (method.equalsIgnoreCase("get")) {
            return open(URI.create(action.toString().replaceAll("\\?.*", "") + "?" + encoded));
        }
        var request = HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", action.getScheme() + "://" + action.getAuthority())
                .POST(BodyPublishers.ofString(encoded));
        return follow(request, action);
    }

    private Page follow(HttpRequest.Builder first, URI start) {
        var address = start;
        var answer = send(first, address);
        for (var hops = 0; answer.statusCode() / 100 == 3; hops++) {
            if (hops == REDIRECTS) {
                throw new StackFailure("more than " + REDIRECTS + " redirects from " + start);
            }
            var location = answer.headers().firstValue("Location").orElse("");
            address = address.resolve(location);
            answer = send(HttpRequest.newBuilder(address).GET(), address);
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return new Page(address, answer.statusCode(), type, Jsoup.parse(answer.body(), address.toString()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, URI address) {
        history.add(address);
        cookies.addTo(request, address);
        try {
            var answer = http.send(
                    request.timeout(LIMIT)
                            .header("Accept", "text/html")
                            .header("Accept-Language", "en-GB,en;q=0.9")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            cookies.keep(address, answer.headers().allValues("Set-Cookie"));
            return answer;
        } catch (IOException e) {
            throw new StackFailure(address.getHost() + ":" + address.getPort() + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
