package io.bankfeed.token;

import io.bankfeed.token.plan.RefreshPlan;
import io.bankfeed.token.store.Demand;
import io.bankfeed.token.store.Lifetimes;
import io.bankfeed.token.store.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Many connections whose tokens are the simulator's own, linked evenly over the last eighteen days. */
record SimulatedFleet(SimulatorProcess simulator, TokenLedger ledger) {

    static final List<String> BANKS = List.of("ob-harbour", "ob-monzo", "oauth-larkspur");
    private static final int HOURS_OF_LINKING = 18 * 24;

    /** A connection as the simulator knows it. */
    record Member(int connection, String bank, JsonNode tokens, Instant issuedAt) {}

    List<Member> link(int count, Instant now) {
        BANKS.forEach(simulator::consentsOutlive);
        List<Member> members = new ArrayList<>(count);
        for (int hour = 0; hour < HOURS_OF_LINKING; hour++) {
            Instant then = now.minus(Duration.ofHours(HOURS_OF_LINKING - hour));
            simulator.at(then);
            int from = (int) ((long) count * hour / HOURS_OF_LINKING);
            int to = (int) ((long) count * (hour + 1) / HOURS_OF_LINKING);
            members.addAll(IntStream.range(from, to)
                    .parallel()
                    .mapToObj(number -> linkOne(number, then))
                    .toList());
            ledger.read();
        }
        simulator.at(now);
        return members;
    }

    private Member linkOne(int number, Instant now) {
        String bank = BANKS.get(number % BANKS.size());
        var user = SimulatedLink.at(simulator, bank, number);
        JsonNode tokens = simulator.exchange(user.code(), user.verifier(), user.redirectUri());
        return new Member(user.connection(), bank, tokens, now);
    }

    /** As the service would have stored and planned them; gives the ids of the connections, in order. */
    static List<UUID> store(List<Member> members, ApplicationContext context) throws Exception {
        var database = context.getBean(DatabaseClient.class);
        BANKS.forEach(bank -> database.sql("insert into provider (provider_id) values (:bank) on conflict do nothing")
                .bind("bank", bank)
                .then()
                .block(TokenServiceTest.LIMIT));
        var plan = context.getBean(RefreshPlan.class);
        return new BulkTokens(context).add(members.size(), (number, id) -> row(plan, members.get(number), id));
    }

    private static BulkTokens.Row row(RefreshPlan plan, Member member, UUID id) {
        Instant issued = member.issuedAt();
        Instant ends = issued.plusSeconds(member.tokens().path("expires_in").asInt());
        var lifetimes = new Lifetimes(issued, ends, issued.plus(Duration.ofDays(30)));
        return new BulkTokens.Row(
                member.tokens().path("access_token").asString(),
                member.tokens().path("refresh_token").asString(),
                member.bank(),
                issued,
                ends,
                plan.next("demo", new TokenRef(id, 1), lifetimes, Demand.NONE));
    }
}
