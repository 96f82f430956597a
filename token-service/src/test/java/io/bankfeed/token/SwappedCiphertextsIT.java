package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.KeyUnusable;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenLeases;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.store.TokenRef;
import io.bankfeed.token.store.TokenRenewals;
import io.bankfeed.token.store.TokenVault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Whoever can write to the table but has no key copies ciphertexts about: every one, to every other place. */
class SwappedCiphertextsIT extends TokenServiceTest {

    @Autowired
    StoredTokens tokens;

    @Autowired
    TokenVault vault;

    @Autowired
    TokenLeases leases;

    @Autowired
    TokenRenewals renewals;

    private final Map<String, Function<StoredToken, Mono<Optional<Secret>>>> columns = Map.of(
            "access_token", token -> vault.accessToken(token).map(Optional::of),
            "refresh_token", token -> vault.refreshToken(token),
            "candidate_refresh_token", token -> vault.candidateRefreshToken(token),
            "end_user_ip", token -> vault.endUserIp(token));

    @Test
    void a_ciphertext_that_was_copied_to_another_row_or_column_opens_nowhere() {
        List<Cell> cells = Stream.of(linkedTwice(), linkedTwice())
                .flatMap(link -> Stream.of(new TokenRef(link.id, 1), new TokenRef(link.id, 2)))
                .flatMap(row -> columns.keySet().stream().map(column -> cell(row, column)))
                .flatMap(Optional::stream)
                .toList();
        assertThat(cells).extracting(Cell::column).contains(columns.keySet().toArray(String[]::new));
        assertThat(cells).hasSizeGreaterThanOrEqualTo(12);

        for (Cell place : cells) {
            for (Cell copied : cells) {
                write(place, copied.bytes());
                if (copied != place) {
                    assertThatThrownBy(() -> open(place))
                            .as("%s at %s", copied, place)
                            .isInstanceOf(KeyUnusable.class);
                }
            }
            write(place, place.bytes());
            assertThat(open(place)).as("its own, at %s", place).isNotNull();
        }
    }

    /** An old grant and the one that replaced it, with a candidate. */
    private Linked linkedTwice() {
        Linked link = link("monzo").exchanged();
        publish(link.granted(2, TRUELAYER.newCode("monzo", true)));
        Awaitility.await().atMost(LIMIT).until(() -> link.count("token") == 2);
        Awaitility.await().atMost(LIMIT).until(() -> link.column("announced").equals("true"));
        keepCandidate(link);
        return link;
    }

    /** What a writer that came too late would leave. */
    private void keepCandidate(Linked link) {
        TokenRef row = new TokenRef(link.id, 2);
        var pair = new TokenPair(
                Secret.of("candidate access"),
                Secret.of("candidate refresh"),
                clock.instant(),
                clock.instant().plusSeconds(3600),
                List.of());
        leases.claim(row, Duration.ofSeconds(1))
                .flatMap(held -> renewals.keepCandidate(held, pair))
                .block(LIMIT);
    }

    private Optional<Cell> cell(TokenRef row, String column) {
        return database.sql("select " + column + " as it from token where connection_id = :id and consent_no = :no")
                .bind("id", row.connectionId())
                .bind("no", row.consentNo())
                .map(it -> Optional.ofNullable(it.get("it", byte[].class)).map(bytes -> new Cell(row, column, bytes)))
                .one()
                .blockOptional(LIMIT)
                .flatMap(found -> found);
    }

    private void write(Cell place, byte[] bytes) {
        database.sql("update token set " + place.column() + " = :bytes where connection_id = :id and consent_no = :no")
                .bind("bytes", bytes)
                .bind("id", place.row().connectionId())
                .bind("no", place.row().consentNo())
                .then()
                .block(LIMIT);
    }

    private Secret open(Cell place) {
        return tokens.find(place.row())
                .flatMap(Objects.requireNonNull(columns.get(place.column())))
                .blockOptional(LIMIT)
                .flatMap(value -> value)
                .orElseThrow();
    }

    private record Cell(TokenRef row, String column, byte[] bytes) {

        @Override
        public String toString() {
            return column + " of " + row;
        }
    }
}
