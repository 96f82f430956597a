package io.bankfeed.sync.access;

import io.bankfeed.common.database.DailyPartitions;
import io.bankfeed.common.database.DailyTable;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The audit is kept for more than a year; it goes by the day, never by the row. */
@Repository
public class AuditRetention {
    private final DailyPartitions partitions;
    private final DailyTable audit;

    AuditRetention(DailyPartitions partitions, @Value("${bankfeed.retention.audit:400d}") Duration kept) {
        this.partitions = partitions;
        this.audit = new DailyTable("access_audit", DailyTable.Key.INSTANT, kept, "false");
    }

    public Mono<Void> enforce() {
        return partitions.maintain(audit).then();
    }
}
