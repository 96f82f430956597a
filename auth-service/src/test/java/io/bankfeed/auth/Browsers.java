package io.bankfeed.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Many browsers at a time that come back to {@code /callback}, and follow nothing. */
final class Browsers {

    private static final int AT_ONCE = 24;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final int port;

    Browsers(int port) {
        this.port = port;
    }

    /** One step of many browsers. */
    interface Step<T, R> {
        R of(T input) throws IOException, InterruptedException;
    }

    static <T, R> List<R> all(List<T> inputs, Step<T, R> step) throws InterruptedException, ExecutionException {
        var gate = new Semaphore(AT_ONCE);
        List<Future<R>> done = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T input : inputs) {
                gate.acquire();
                done.add(threads.submit(() -> {
                    try {
                        return step.of(input);
                    } finally {
                        gate.release();
                    }
                }));
            }
        }
        List<R> results = new ArrayList<>();
        for (Future<R> each : done) {
            results.add(each.get());
        }
        return results;
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> queryMeanwhile(String query, String cookie) {
        return client.sendAsync(request(query, cookie).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> query(String query, @Nullable String cookie) throws IOException, InterruptedException {
        return send(request(query, cookie).GET().build());
    }

    HttpResponse<String> form(String form, String cookie) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(here("/callback"))
                .header("cookie", "__Host-bankfeed=" + cookie)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String query, @Nullable String cookie) {
        var request = HttpRequest.newBuilder(here("/callback?" + query));
        return cookie == null ? request : request.header("cookie", "__Host-bankfeed=" + cookie);
    }

    private URI here(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
