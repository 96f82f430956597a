package io.bankfeed.common.work;

import io.bankfeed.common.database.PostgresConnections;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Wakes loops when a transaction that ran {@code select pg_notify('channel', '')} has committed. Holds one connection
 * of the pool for good. A notification is never a promise: what waits for it also looks at an interval.
 */
public final class PostgresNotifications implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresNotifications.class);
    private static final Retry RECONNECT =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5));

    private final ConnectionFactory connections;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final Disposable.Swap subscription = Disposables.swap();
    private volatile boolean running;

    public PostgresNotifications(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** To be called before the context has started; one listener a channel, whose name is a plain identifier. */
    public void onNotify(String channel, Runnable listener) {
        onNotify(channel, payload -> listener.run());
    }

    /** Likewise; the listener gets the payload, an empty one when notifications may have been missed. */
    public void onNotify(String channel, Consumer<String> listener) {
        if (!channel.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a channel name: " + channel);
        }
        listeners.put(channel, listener);
    }

    @Override
    public void start() {
        running = true;
        if (!listeners.isEmpty()) {
            subscription.update(listen().subscribe(heard -> dispatch(heard.channel(), heard.payload())));
        }
    }

    @Override
    public void stop() {
        running = false;
        subscription.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Flux<Heard> listen() {
        return Flux.usingWhen(Mono.from(connections.create()), this::channels, Connection::close)
                .doOnError(lost -> LOG.warn("LISTEN connection lost, opened again: {}", lost.toString()))
                .retryWhen(RECONNECT);
    }

    /** What was committed while nobody listened is looked for once, as if every channel had been notified. */
    private Flux<Heard> channels(Connection pooled) {
        PostgresqlConnection connection = PostgresConnections.unwrapped(pooled);
        return Flux.fromIterable(listeners.keySet())
                .concatMap(channel ->
                        connection.createStatement("listen " + channel).execute())
                .concatMap(result -> result.getRowsUpdated())
                .thenMany(Flux.fromIterable(listeners.keySet()).map(channel -> new Heard(channel, "")))
                .concatWith(connection.getNotifications().map(Heard::of));
    }

    private void dispatch(String channel, String payload) {
        Consumer<String> listener = listeners.get(channel);
        if (listener != null) {
            listener.accept(payload);
        }
    }

    private record Heard(String channel, String payload) {

        static Heard of(Notification notification) {
            String parameter = notification.getParameter();
            return new Heard(notification.getName(), parameter == null ? "" : parameter);
        }
    }
}
