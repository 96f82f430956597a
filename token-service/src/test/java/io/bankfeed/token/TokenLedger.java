package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.crypto.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the simulator wrote down about tokens, read bit by bit, since it forgets the oldest. Judges a run by it. */
final class TokenLedger {

    private static final Duration IDLE_LIMIT = Duration.ofDays(30);

    private final SimulatorProcess simulator;
    private final String seed;
    private final Map<Integer, List<Instant>> uses = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Map<Integer, String> newest = new HashMap<>();
    private final TreeMap<Instant, Integer> refreshes = new TreeMap<>();
    private final List<JsonNode> refused = new ArrayList<>();
    private final List<JsonNode> overlapped = new ArrayList<>();
    private long last;

    TokenLedger(SimulatorProcess simulator, String seed) {
        this.simulator = simulator;
        this.seed = seed;
    }

    void read() {
        JsonNode page = simulator.tokensSince(last);
        JsonNode items = page.path("items");
        if (!items.isEmpty()) {
            assertThat(items.get(0).path("number").asLong())
                    .as("nothing forgotten")
                    .isEqualTo(last + 1);
        }
        items.forEach(this::note);
        last = page.path("last_number").asLong();
    }

    private void note(JsonNode entry) {
        Instant at = Instant.parse(entry.path("at").asString());
        int connection = entry.path("connection").asInt(-1);
        if (entry.path("overlapped").asBoolean()) {
            overlapped.add(entry);
        }
        switch (entry.path("event").asString()) {
            case "access_token_issued" -> {
                String token = entry.path("sha256").asString();
                ends.put(token, Instant.parse(entry.path("expires_at").asString()));
                newest.put(connection, token);
                uses.computeIfAbsent(connection, any -> new ArrayList<>()).add(at);
            }
            case "refresh_token_used" -> {
                refreshes.merge(at, 1, Integer::sum);
                if (!entry.path("outcome").asString().equals("refreshed")) {
                    refused.add(entry);
                }
            }
            default -> {}
        }
    }

    int refreshes() {
        return refreshes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The most refreshes in any window of this length that begins with one of them. */
    int mostWithin(Duration window) {
        return refreshes.keySet().stream()
                .mapToInt(from -> refreshes.subMap(from, from.plus(window)).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .max()
                .orElse(0);
    }

    void noneOverlapped() {
        assertThat(overlapped).as("overlapping refreshes, seed " + seed).isEmpty();
    }

    void noneRefused() {
        assertThat(refused).as("refused refreshes, seed " + seed).isEmpty();
    }

    /** Every refresh token was used before thirty days had passed, the last time included. */
    void noneIdle(int connections, Instant end) {
        assertThat(uses).hasSize(connections);
        uses.forEach((connection, at) -> {
            Instant before = at.getFirst();
            for (Instant use : at) {
                assertThat(Duration.between(before, use)).as(said(connection)).isLessThan(IDLE_LIMIT);
                before = use;
            }
            assertThat(Duration.between(before, end)).as(said(connection)).isLessThan(IDLE_LIMIT);
        });
    }

    /** When a token ends, as TrueLayer sees it. */
    void served(String accessToken, Instant at) {
        assertThat(ends.get(Sha256.hex(accessToken)))
                .as("end of a token that was handed out, seed " + seed)
                .isNotNull()
                .isAfter(at);
    }

    /** What is handed out is what was issued last. */
    void isNewest(int connection, String accessToken) {
        assertThat(Sha256.hex(accessToken)).as(said(connection)).isEqualTo(newest.get(connection));
    }

    private String said(int connection) {
        return "connection " + connection + ", seed " + seed;
    }
}
