package io.bankfeed.simulator.task;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.data.Answering;
import io.bankfeed.simulator.data.Asynchronous;
import io.bankfeed.simulator.data.BankCall;
import io.bankfeed.simulator.data.DataCall;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.web.RequestTrace;
import io.bankfeed.simulator.webhook.Webhooks;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts asynchronous calls and hands out what became of them. */
public final class TaskQueue implements Asynchronous {
    private final SimulatorClock clock;
    private final Switches switches;
    private final Secrets secrets;
    private final Answering answering;
    private final Tasks tasks;
    private final TaskRunner runner;
    private final Webhooks webhooks;
    private final AtomicLong count = new AtomicLong();

    public TaskQueue(SimulatorClock clock, Answering answering, BankCall bank, Webhooks webhooks, Secrets secrets) {
        this.secrets = secrets;
        this.switches = answering.switches();
        this.answering = answering;
        this.clock = clock;
        this.tasks = new Tasks(clock, switches);
        this.runner = new TaskRunner(clock, bank, webhooks, new TaskNotices(switches));
        this.webhooks = webhooks;
    }

    @Override
    public void accept(Context context, DataCall call, String baseUrl) {
        Optional<URI> webhookUri =
                Optional.ofNullable(context.queryParam("webhook_uri")).map(TaskQueue::address);
        Task task = new Task(secrets.uuid(), count.incrementAndGet(), call, webhookUri, baseUrl, clock.instant());
        tasks.add(task);
        RequestTrace.of(context).task(task.id());
        Map<String, Object> accepted = progress(task);
        if (webhooks.overtakes(task.number())) {
            runner.runBeforeAnswering(task);
        } else {
            runner.queue(task);
        }
        Reply.json(context, 202, accepted);
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // refused below, like an address of another kind
        }
        throw ApiError.of(400, "validation_error", "The supplied parameters are not valid.");
    }

    @Override
    public void results(Context context, Connection connection) {
        Task task = tasks.find(context.pathParam("task_id"), connection).orElseThrow(this::unknown);
        var results = task.results();
        ApiError failure = task.failure();
        if (switches.is(Switch.RESULTS_AFTER_REFRESH, "refused") && !connection.isNewest(task.startedWith())) {
            throw ApiError.of(401, "unauthorized", "Credentials or token are no longer valid.");
        }
        if (results != null) {
            answering.send(context, results);
        } else if (failure != null) {
            RequestTrace.of(context).error(failure.code());
            Reply.json(context, failedStatus(failure), failed(task, failure));
        } else {
            Reply.json(context, switches.is(Switch.UNFINISHED_RESULT, "200") ? 200 : 202, progress(task));
        }
    }

    private ApiError unknown() {
        int status = switches.is(Switch.UNKNOWN_RESULT, "404") ? 404 : 410;
        return ApiError.of(status, "not_found", "No results with this id");
    }

    private int failedStatus(ApiError failure) {
        return switches.is(Switch.FAILED_RESULT, "200") ? 200 : failure.status();
    }

    private static Map<String, Object> progress(Task task) {
        return Json.object("results_uri", task.resultsUri(), "status", task.status(), "task_id", task.id());
    }

    private static Map<String, Object> failed(Task task, ApiError failure) {
        Map<String, Object> body = progress(task);
        body.putAll(failure.body());
        return body;
    }

    public void close() {
        runner.close();
    }
}
