package io.bankfeed.auth.link;

import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.evidence.Entry.What;
import io.bankfeed.auth.page.PermissionText;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A user agrees on our own permission screen. What exactly was read is kept, each version of it once. */
@Component
public class AcceptPermissions {

    private final Connections connections;
    private final ConsentEvidence evidence;
    private final DatabaseClient database;

    AcceptPermissions(Connections connections, ConsentEvidence evidence, DatabaseClient database) {
        this.connections = connections;
        this.evidence = evidence;
        this.database = database;
    }

    /** In the caller's transaction. */
    public Mono<Void> by(AuthAttempt attempt, PermissionText read, Instant now) {
        var target = attempt.target();
        var entry = Entry.of(What.ACCEPTED, Channel.HOSTED_PAGE, now)
                .by(attempt.id(), target.scopes(), target.providerId())
                .reading(read.version(), read.language());
        return connections
                .lock(attempt.connectionId())
                .then(keep(read, now))
                .then(evidence.append(attempt.connectionId(), entry));
    }

    private Mono<Void> keep(PermissionText read, Instant now) {
        return database.sql("""
                        insert into permission_text (version, language, words, first_shown_at)
                        values (:version, :language, :words, :now) on conflict do nothing
                        """)
                .bind("version", read.version())
                .bind("language", read.language())
                .bind("words", read.words())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }
}
