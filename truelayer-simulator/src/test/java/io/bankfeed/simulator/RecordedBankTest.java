package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RecordedBankTest {
    private static final long DAYS =
            ChronoUnit.DAYS.between(LocalDate.parse("2023-03-29"), LocalDate.parse("2026-11-22"));
    private static final Simulated simulated = new Simulated();

    private final Session session = Session.of(simulated, "ob-monzo");

    @AfterAll
    static void stop() {
        simulated.close();
    }

    /** The file as recorded, its days moved, without the white space around the results. */
    private static String recorded(String file) throws IOException {
        try (InputStream stream = RecordedBankTest.class.getResourceAsStream("/recorded-monzo/" + file)) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return squeezed(Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T")
                    .matcher(text)
                    .replaceAll(day -> LocalDate.parse(day.group(1)).plusDays(DAYS) + "T"));
        }
    }

    private static String squeezed(String json) {
        return json.replaceAll("\\s+(?=[\\[\\]{}\"])|(?<=[\\[\\]{},])\\s+", "");
    }

    private String account(int number) {
        return "/accounts/" + session.ids("accounts").get(number);
    }

    @Test
    void serves_all_recorded_transactions_unchanged_but_for_the_days() throws IOException {
        Simulated.Answer answer = session.get(account(0) + "/transactions?from=2026-08-26");

        assertThat(answer.results()).hasSize(211);
        assertThat(answer.results().path(0).path("timestamp").asString("")).startsWith("2026-11-22T20:19:46.209Z");
        assertThat(squeezed(answer.body())).isEqualTo(recorded("transactions.json"));
    }

    @Test
    void serves_the_other_recorded_answers_unchanged_but_for_the_days() throws IOException {
        assertThat(squeezed(session.get("/accounts").body())).isEqualTo(recorded("accounts.json"));
        assertThat(squeezed(session.get("/cards").body())).isEqualTo(recorded("cards.json"));
        assertThat(squeezed(session.get(account(0) + "/balance").body())).isEqualTo(recorded("balance.json"));
        String card = session.ids("cards").getFirst();
        assertThat(squeezed(session.get("/cards/" + card + "/balance").body()))
                .isEqualTo(recorded("card-balance.json"));
    }

    @Test
    void has_pots_that_are_empty() {
        assertThat(session.get(account(1) + "/transactions").results()).isEmpty();
        assertThat(session.get(account(1) + "/balance")
                        .results()
                        .path(0)
                        .path("current")
                        .asInt())
                .isZero();
    }

    @Test
    void lacks_what_was_not_recorded() {
        for (String part : new String[] {"/transactions/pending", "/standing_orders", "/direct_debits"}) {
            Simulated.Answer answer = session.get(account(0) + part);
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.error()).isEqualTo("endpoint_not_supported");
        }
    }

    @Test
    void keeps_its_days_while_time_goes_on() {
        String before =
                session.get(account(0) + "/transactions?from=2026-11-01").body();
        simulated.advance("P2D");
        session.refresh();

        assertThat(session.get(account(0) + "/transactions?from=2026-11-01").body())
                .isEqualTo(before);
    }
}
