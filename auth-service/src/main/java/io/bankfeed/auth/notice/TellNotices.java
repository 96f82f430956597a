package io.bankfeed.auth.notice;

import io.bankfeed.auth.connection.Announcements;
import io.bankfeed.auth.connection.Connection;
import io.bankfeed.auth.connection.Connections;
import io.bankfeed.auth.connection.MoveConnections;
import io.bankfeed.auth.consent.ConsentSchedule;
import io.bankfeed.auth.consent.ConsentSchedule.DueNotice;
import io.bankfeed.auth.consent.Notices;
import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.Entry;
import io.bankfeed.auth.evidence.Entry.Channel;
import io.bankfeed.auth.evidence.Entry.What;
import io.bankfeed.auth.renewal.RenewalLinks;
import io.bankfeed.auth.renewal.RenewalLinks.RenewalLink;
import io.bankfeed.auth.renewal.RenewalTickets.Ending;
import io.bankfeed.common.event.ConnectionEvent.ConsentExpired;
import io.bankfeed.common.event.ConnectionEvent.ConsentExpiring;
import io.bankfeed.common.event.Event;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells what is due, each notice once over all replicas: what is taken, told and planned next commits together, and a
 * notice that another replica has taken is not taken again.
 */
@Component
class TellNotices {

    private final ConsentSchedule schedule;
    private final Connections connections;
    private final MoveConnections move;
    private final RenewalLinks links;
    private final Announcements announcements;
    private final ConsentEvidence evidence;

    TellNotices(
            ConsentSchedule schedule,
            Connections connections,
            MoveConnections move,
            RenewalLinks links,
            Announcements announcements,
            ConsentEvidence evidence) {
        this.schedule = schedule;
        this.connections = connections;
        this.move = move;
        this.links = links;
        this.announcements = announcements;
        this.evidence = evidence;
    }

    /** In the caller's transaction. Gives how many were due. */
    Mono<Integer> due(Instant now, int batch) {
        return schedule.due(now, batch)
                .collectList()
                .filter(due -> !due.isEmpty())
                .flatMap(due -> schedule.take(due)
                        .collect(Collectors.toSet())
                        .flatMap(taken -> tell(
                                due.stream()
                                        .filter(notice -> taken.contains(notice.connectionId()))
                                        .toList(),
                                now))
                        .thenReturn(due.size()))
                .defaultIfEmpty(0);
    }

    private Mono<Void> tell(List<DueNotice> taken, Instant now) {
        return Mono.zip(locked(taken), links(taken, now))
                .flatMap(both -> tell(taken, both.getT1(), both.getT2(), now))
                .then(moved(taken, notice -> notice.daysLeft() > Notices.EXPIRED, now))
                .then(moved(taken, notice -> notice.daysLeft() == Notices.EXPIRED, now))
                .then();
    }

    /** What ended before, by a loss say, has nothing to expire. */
    private Mono<Void> tell(
            List<DueNotice> taken, Map<UUID, Connection> connections, Map<UUID, RenewalLink> uris, Instant now) {
        Map<Connection, Event> events = new LinkedHashMap<>();
        Map<UUID, Long> ended = new LinkedHashMap<>();
        for (DueNotice notice : taken) {
            Connection connection = connections.get(notice.connectionId());
            if (connection != null && connection.endsWith(notice.consentNo())) {
                events.put(connection, event(notice, uris));
                if (notice.daysLeft() == Notices.EXPIRED) {
                    ended.put(notice.connectionId(), notice.consentNo());
                }
            }
        }
        return announcements.each(events).then(evidence.appendEach(ended, Entry.of(What.EXPIRED, Channel.CLOCK, now)));
    }

    private Mono<Map<UUID, Connection>> locked(List<DueNotice> taken) {
        return connections
                .lockAll(taken.stream().map(DueNotice::connectionId).toList())
                .collect(Collectors.toMap(Connection::id, Function.identity()));
    }

    private Mono<Map<UUID, RenewalLink>> links(List<DueNotice> taken, Instant now) {
        return links.of(
                taken.stream()
                        .map(due -> new Ending(due.connectionId(), due.consentNo(), due.expiresAt()))
                        .toList(),
                now);
    }

    private static Event event(DueNotice notice, Map<UUID, RenewalLink> uris) {
        if (notice.daysLeft() == Notices.EXPIRED) {
            return new ConsentExpired(notice.expiresAt());
        }
        URI uri = Objects.requireNonNull(uris.get(notice.connectionId())).uri();
        return new ConsentExpiring(notice.daysLeft(), notice.expiresAt(), uri.toString());
    }

    private Mono<Integer> moved(List<DueNotice> taken, Predicate<DueNotice> kind, Instant now) {
        Map<UUID, DueNotice> concerned =
                taken.stream().filter(kind).collect(Collectors.toMap(DueNotice::connectionId, Function.identity()));
        return concerned.isEmpty()
                ? Mono.just(0)
                : move.all(concerned.keySet(), connection -> moved(connection, concerned, now));
    }

    private static Connection moved(Connection connection, Map<UUID, DueNotice> concerned, Instant now) {
        DueNotice notice = Objects.requireNonNull(concerned.get(connection.id()));
        return notice.daysLeft() == Notices.EXPIRED
                ? connection.expired(notice.consentNo(), now)
                : connection.expiring(notice.consentNo(), now);
    }
}
