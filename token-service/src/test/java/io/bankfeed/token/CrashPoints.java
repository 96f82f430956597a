package io.bankfeed.token;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Places where a process can be held while its transaction is open, so that it is killed there and nowhere else: the
 * database makes it wait when it writes a row of a connection that is armed. The service itself knows nothing of it.
 */
final class CrashPoints {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final DatabaseClient database;
    private int held;

    CrashPoints(DatabaseClient database) {
        this.database = database;
        run("create table if not exists crash_point (connection_id text, place text)");
        run("""
                create or replace function wait_to_be_killed() returns trigger language plpgsql as $body$
                begin
                  if exists (select from crash_point where place = tg_argv[0]
                               and connection_id = to_jsonb(coalesce(new, old)) ->> tg_argv[1]) then
                    perform pg_sleep(300);
                  end if;
                  return coalesce(new, old);
                end $body$""");
    }

    /** @param column of the row that names what is armed */
    CrashPoints at(String place, String whenAndTable, String column) {
        run("create or replace trigger crash_" + place + " before " + whenAndTable
                + " for each row execute function wait_to_be_killed('" + place + "', '" + column + "')");
        return this;
    }

    void arm(String place, Object id) {
        run("insert into crash_point values ('" + id + "', '" + place + "')");
    }

    void arm(String place, UUID connection) {
        arm(place, (Object) connection);
    }

    /** Waits until one more process stands where it is to be killed. */
    void awaitOneMore() {
        held++;
        Awaitility.await().atMost(LIMIT).until(() -> waiting() >= held);
    }

    /** After the kill: the server notices that its clients are gone, and nothing is armed any more. */
    void clear() {
        run("delete from crash_point");
        run("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
        Awaitility.await().atMost(LIMIT).until(() -> waiting() == 0);
        held = 0;
    }

    private long waiting() {
        Long waiting = database.sql("select count(*) as it from pg_stat_activity where wait_event = 'PgSleep'")
                .map(row -> row.get("it", Long.class))
                .one()
                .block(LIMIT);
        return waiting == null ? 0 : waiting;
    }

    private void run(String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
