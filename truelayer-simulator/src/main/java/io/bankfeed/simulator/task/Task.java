package io.bankfeed.simulator.task;

import io.bankfeed.simulator.connection.AccessToken;
import io.bankfeed.simulator.data.DataCall;
import io.bankfeed.simulator.data.Results;
import io.bankfeed.simulator.web.ApiError;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One asynchronous call on its way: Queued, Running, then Succeeded or Failed. */
public final class Task {
    private final String id;
    private final long number;
    private final DataCall call;
    private final Optional<URI> webhookUri;
    private final String baseUrl;
    private final Instant acceptedAt;
    private final @Nullable AccessToken startedWith;
    private volatile String status = "Queued";
    private volatile @Nullable Results results;
    private volatile @Nullable ApiError failure;
    private volatile @Nullable Instant endedAt;

    Task(String id, long number, DataCall call, Optional<URI> webhookUri, String baseUrl, Instant acceptedAt) {
        this.id = id;
        this.acceptedAt = acceptedAt;
        this.number = number;
        this.call = call;
        this.webhookUri = webhookUri;
        this.baseUrl = baseUrl;
        this.startedWith = call.connection().newestToken();
    }

    public String id() {
        return id;
    }

    /** Counts all tasks, to pick every third one for instance. */
    public long number() {
        return number;
    }

    public DataCall call() {
        return call;
    }

    public Optional<URI> webhookUri() {
        return webhookUri;
    }

    @Nullable
    AccessToken startedWith() {
        return startedWith;
    }

    public String status() {
        return status;
    }

    String baseUrl() {
        return baseUrl;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    public String resultsUri() {
        return baseUrl + "/data/v1/results/" + id;
    }

    @Nullable
    Results results() {
        return results;
    }

    public @Nullable ApiError failure() {
        return failure;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    void run() {
        status = "Running";
    }

    void succeed(Results answer, Instant now) {
        results = answer;
        endedAt = now;
        status = "Succeeded";
    }

    void fail(ApiError error, Instant now) {
        failure = error;
        endedAt = now;
        status = "Failed";
    }
}
