package io.bankfeed.localstack.endtoend;

import io.bankfeed.localstack.LocalStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tasks in sync-service's database that wait for their webhook, and a count of how often each was made ready by one: a
 * trigger counts every step from requested to ready. They are leased, so that no worker takes one that is ready.
 */
final class AwaitedTasks {
    static final long CONSENT_NO = 1;

    private static final String COUNT_EFFECTS = """
            create table if not exists webhook_effect (task_ref uuid not null);
            create or replace function count_webhook_effect() returns trigger language plpgsql as $$
            begin
                insert into webhook_effect values (new.task_ref);
                return new;
            end $$;
            create or replace trigger webhook_effects after update on sync_task
                for each row when (old.state = 'requested' and new.state = 'ready')
                execute function count_webhook_effect();
            """;
    private static final String CONNECTIONS = """
            with made as (
                insert into synced_connection (connection_id, tenant, consent_no, provider_id)
                select gen_random_uuid(), 'demo', 1, 'mock' from generate_series(1, %d)
                returning connection_id)
            insert into sync_run (sync_id, connection_id, consent_no, trigger, started_at)
            select gen_random_uuid(), connection_id, 1, 'routine', now() from made
            returning sync_id
            """;
    private static final String TASKS = """
            insert into sync_task (task_ref, sync_id, connection_id, consent_no, provider_id, endpoint, state, priority,
                                   attended, due_at, planned_at, requested_at, lease, leased_until)
            select gen_random_uuid(), sync_id, connection_id, 1, 'mock', 'accounts', 'requested', 1,
                   false, 'infinity', now(), now(), gen_random_uuid(), 'infinity'
              from sync_run, generate_series(1, %d)
             where sync_id = any (?)
            returning task_ref, connection_id
            """;

    private final LocalStack stack;
    private final List<Task> tasks = new ArrayList<>();

    record Task(UUID ref, UUID connectionId) {}

    private AwaitedTasks(LocalStack stack) {
        this.stack = stack;
    }

    static AwaitedTasks make(LocalStack stack, int connections, int tasksEach) throws SQLException {
        var awaited = new AwaitedTasks(stack);
        try (var sync = stack.postgres().connect("sync", "sync")) {
            try (var statement = sync.createStatement()) {
                statement.execute(COUNT_EFFECTS);
            }
            awaited.insert(sync, connections, tasksEach);
        }
        return awaited;
    }

    private void insert(Connection sync, int connections, int tasksEach) throws SQLException {
        var runs = new ArrayList<UUID>();
        try (var statement = sync.createStatement();
                var rows = statement.executeQuery(CONNECTIONS.formatted(connections))) {
            while (rows.next()) {
                runs.add(rows.getObject(1, UUID.class));
            }
        }
        try (var statement = sync.prepareStatement(TASKS.formatted(tasksEach))) {
            statement.setArray(1, sync.createArrayOf("uuid", runs.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tasks.add(new Task(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
            }
        }
    }

    List<Task> all() {
        return List.copyOf(tasks);
    }

    /** How often each of these tasks was made ready; absent: never. */
    Map<UUID, Integer> effects() throws SQLException {
        var refs = tasks.stream().map(Task::ref).toArray();
        var effects = new HashMap<UUID, Integer>();
        try (var sync = stack.postgres().connect("sync", "sync");
                var query = sync.prepareStatement(
                        "select task_ref, count(*) from webhook_effect where task_ref = any (?) group by task_ref")) {
            query.setArray(1, sync.createArrayOf("uuid", refs));
            var rows = query.executeQuery();
            while (rows.next()) {
                effects.put(rows.getObject(1, UUID.class), rows.getInt(2));
            }
        }
        return effects;
    }
}
