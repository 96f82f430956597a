package io.bankfeed.auth.connection;

import io.bankfeed.auth.consent.Consents;
import io.bankfeed.auth.consent.Ending;
import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.evidence.Entry.What;
import java.time.Instant;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a revocation ends, forgets and leaves behind here: the evidence stays, what names accounts goes. */
@Component
class RevocationRecords {

    private static final String REVOKED = "revoked";

    private final Consents consents;
    private final ConsentEvidence evidence;
    private final DatabaseClient database;

    RevocationRecords(Consents consents, ConsentEvidence evidence, DatabaseClient database) {
        this.consents = consents;
        this.evidence = evidence;
        this.database = database;
    }

    Mono<Void> of(Connection connection, RequestedBy requestedBy, Instant now) {
        long all = connection.grants().lastNo() + 1;
        var entry = Entry.of(What.REVOKED, Channel.API, now)
                .ofConsent(connection.grants().lastNo())
                .with(requestedBy.result());
        return consents.endAllBefore(connection.id(), all, new Ending(REVOKED, now))
                .then(forget("delete from known_account where connection_id = :connection", connection))
                .then(forget("delete from renewal_ticket where connection_id = :connection", connection))
                .then(evidence.append(connection.id(), entry));
    }

    private Mono<Long> forget(String statement, Connection connection) {
        return database.sql(statement)
                .bind("connection", connection.id())
                .fetch()
                .rowsUpdated();
    }

    /** Who wanted the end. */
    enum RequestedBy {
        TENANT,
        USER,
        OPERATOR;

        String result() {
            return "by_" + name().toLowerCase(Locale.ROOT);
        }
    }
}
