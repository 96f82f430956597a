package io.bankfeed.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.database.DailyTable.Key;
import io.bankfeed.common.id.Ids;
import io.bankfeed.testsupport.IntegrationTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

@IntegrationTest
class DailyPartitionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    DailyPartitions partitions;

    @Autowired
    DatabaseClient database;

    @Test
    void a_new_event_id_lies_in_the_partition_of_its_day_and_an_old_one_in_the_default() {
        run("insert into processed_event (event_id) values ('%s')".formatted(Ids.next()));
        run("insert into processed_event (event_id) values ('01900000-0000-7000-8000-000000000000')");

        assertThat(texts("select distinct tableoid::regclass::text as found from processed_event"))
                .contains("processed_event_p" + today.toString().replace("-", ""), "processed_event_default");
    }

    @Test
    void the_days_to_come_are_made_once_however_many_replicas_make_them() {
        run("create table grows (at timestamptz not null) partition by range (at)");
        run("create table grows_default partition of grows default");
        var table = new DailyTable("grows", Key.INSTANT, Duration.ofDays(7), "false");

        Flux.range(0, 4).flatMap(replica -> partitions.maintain(table)).then().block(LIMIT);
        partitions.maintain(table).block(LIMIT);

        assertThat(partitionsOf("grows")).hasSize(1 + 4).contains("grows_p" + compact(3));
        assertThat(partitions.maintain(table).block(LIMIT)).isZero();
    }

    @Test
    void a_partition_goes_when_its_last_row_is_old_enough_and_stays_while_one_is_needed() {
        run("create table ages (at timestamptz not null, sent boolean not null) partition by range (at)");
        run("create table ages_default partition of ages default");
        var table = new DailyTable("ages", Key.INSTANT, Duration.ofDays(7), "not sent");
        List.of(-7L, -8L, -9L, -10L).forEach(days -> {
            run(table.createPartition(today.plusDays(days)));
            run("insert into ages values ('%sT12:00:00Z', %s)".formatted(today.plusDays(days), days != -10));
        });

        partitions.maintain(table).block(LIMIT);

        assertThat(partitionsOf("ages"))
                .contains("ages_p" + compact(-7), "ages_p" + compact(-8), "ages_p" + compact(-10))
                .doesNotContain("ages_p" + compact(-9));
    }

    private String compact(int days) {
        return today.plusDays(days).toString().replace("-", "");
    }

    private List<String> partitionsOf(String table) {
        return texts("select inhrelid::regclass::text as found from pg_inherits where inhparent = '%s'::regclass"
                .formatted(table));
    }

    private List<String> texts(String query) {
        return database.sql(query)
                .map(row -> Columns.text(row, "found"))
                .all()
                .collectList()
                .block(LIMIT);
    }

    private void run(String statement) {
        database.sql(statement).fetch().rowsUpdated().block(LIMIT);
    }
}
