package io.bankfeed.simulator.webhook;

import io.bankfeed.simulator.web.ApiError;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** That a task has ended, for whom, and where its results are. */
public record Notice(
        URI webhookUri,
        int connection,
        String credentialsId,
        String taskId,
        String requestUri,
        String resultsUri,
        String status,
        @Nullable ApiError failure) {}
