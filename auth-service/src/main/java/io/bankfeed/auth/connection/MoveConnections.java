package io.bankfeed.auth.connection;

import io.bankfeed.common.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one way in which a connection moves: locked, moved, saved and told to its tenant, all within the caller's
 * transaction. The lock is held until then, so that the tenant hears of the changes in their order.
 */
@Component
public class MoveConnections {

    private final Connections connections;
    private final Announcements announcements;

    MoveConnections(Connections connections, Announcements announcements) {
        this.connections = connections;
        this.announcements = announcements;
    }

    /** A new one, told to its tenant. */
    public Mono<Connection> open(Connection connection) {
        return connections
                .add(connection)
                .flatMap(added -> announcements.ofChanges(List.of(added)).thenReturn(added));
    }

    Mono<Connection> find(String tenant, UUID id) {
        return connections.find(tenant, id);
    }

    Mono<Connection> lock(UUID id) {
        return connections.lock(id);
    }

    /** Gives the connection as it is afterwards; empty when there is none. Without a change nothing is told. */
    public Mono<Connection> one(UUID id, UnaryOperator<Connection> transition) {
        return connections.lock(id).flatMap(locked -> locked(locked, transition));
    }

    /** One that the caller has locked, and that has not moved since. */
    public Mono<Connection> locked(Connection locked, UnaryOperator<Connection> transition) {
        return telling(locked, locked.grants().lastNo(), List.of(), transition);
    }

    /** The same, and before it, in one append, what there is to say of one of its grants. */
    public Mono<Connection> telling(
            Connection locked, long consentNo, List<Event> ofGrant, UnaryOperator<Connection> transition) {
        var after = transition.apply(locked);
        var saved = after.equals(locked) ? Mono.empty() : connections.save(after);
        return saved.then(announcements.ofMove(locked, after, consentNo, ofGrant))
                .thenReturn(after);
    }

    /** All to the same standing, where the transition gives them another one. Gives how many moved. */
    public Mono<Integer> all(Collection<UUID> ids, UnaryOperator<Connection> transition) {
        return connections
                .lockAll(ids)
                .filter(before -> !transition.apply(before).equals(before))
                .map(transition)
                .collectList()
                .filter(moved -> !moved.isEmpty())
                .flatMap(moved -> connections
                        .saveAll(
                                moved.stream().map(Connection::id).toList(),
                                moved.getFirst().standing())
                        .then(announcements.ofChanges(moved))
                        .thenReturn(moved.size()))
                .defaultIfEmpty(0);
    }
}
