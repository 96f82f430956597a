package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables about the auth link: hosts, parameters, scopes and both ways back. */
class LinkConformanceTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final Simulated simulated = new Simulated();

    @BeforeAll
    static void registerOneThatIsNotAllowListed() {
        simulated.put(
                "/simulator/v1/clients",
                "{\"client_id\":\"sandbox-plain\",\"redirect_uris\":[\"" + Simulated.CALLBACK + "\"]}");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @ParameterizedTest(name = "1.1 {0}")
    @CsvSource(delimiter = '|', textBlock = """
        auth server     | /                                      | 400
        auth server     | /api/providers                         | 200
        dialog          | /dialog?session_id=auth-unknown        | 400
        Data API        | /data/v1/me                            | 401
        journey tracking | /v1/tracked-events?tracking_id=t      | 401
        """)
    void hosts_are_one_here_and_each_part_answers(String part, String path, int status) {
        assertThat(simulated.get(path).status()).isEqualTo(status);
    }

    @Test
    void section_1_1_dialog_has_a_session_id_in_its_address() {
        String location = simulated.get(new Link().path()).header("Location");

        assertThat(location).matches("/dialog\\?session_id=auth-[\\w-]{43}");
    }

    /** Where a link leads: a page by its title, an error of the callback, or nowhere at all. */
    private static String outcome(Link link) {
        Simulated.Answer first = simulated.get(link.path());
        if (first.status() == 400) {
            assertThat(first.header("Location")).isEmpty();
            return "refused";
        }
        Browser browser = Browser.open(simulated, link.path());
        return browser.hasLeft() ? browser.callback().get("error") : browser.title();
    }

    /** In a change, minus leaves a parameter out and name=value sets it. */
    private static Link changed(String changes) {
        Link link = new Link();
        for (String change : changes.split(" ; ")) {
            String[] parts = change.split("=", 2);
            if (change.startsWith("-")) {
                link.without(change.substring(1));
            } else {
                link.with(parts[0], parts[1]);
            }
        }
        return link;
    }

    @ParameterizedTest(name = "1.2 {0}: {1}")
    @CsvFileSource(resources = "/conformance/link-parameters.csv", delimiter = '|')
    void parameters_lead_where_the_table_says(String parameter, String changes, String expected) {
        assertThat(outcome(changed(changes))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "1.2 {0}: {1}")
    @CsvFileSource(resources = "/conformance/link-banks.csv", delimiter = '|')
    void parameters_choose_the_banks_that_show(String parameter, String changes, String banks) {
        Link link = changed(changes + " ; -provider_id");

        Set<String> offered =
                Browser.open(simulated, link.path())
                        .page()
                        .select("button[name=provider_id]")
                        .eachAttr("value")
                        .stream()
                        .collect(Collectors.toSet());

        assertThat(offered).isEqualTo(Set.of(banks.split(" ")));
    }

    @ParameterizedTest(name = "1.3 {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        info            | info                   | /info                          | /accounts
        accounts        | accounts               | /accounts                      | M/balance
        cards           | cards                  | /cards                         | /accounts
        balance         | accounts balance       | M/balance                      | M/transactions
        balance, alone  | balance                | -                              | M/balance
        transactions    | accounts transactions  | M/transactions                 | M/balance
        transactions, alone | transactions       | -                              | M/transactions
        direct_debits   | accounts direct_debits | M/direct_debits                | M/standing_orders
        direct_debits, alone | direct_debits     | -                              | M/direct_debits
        standing_orders | accounts standing_orders | M/standing_orders            | M/direct_debits
        standing_orders, alone | standing_orders | -                              | M/standing_orders
        """)
    void scopes_open_what_they_are_for_and_nothing_else(String row, String scopes, String open, String closed) {
        Session session = Session.of(simulated, new Link().with("scope", scopes));

        if (open != null) {
            assertThat(session.getAttended(open.replace("M/", MAIN + "/")).status())
                    .isEqualTo(200);
        }
        assertThat(session.getAttended(closed.replace("M/", MAIN + "/")).error())
                .isEqualTo("access_denied");
        assertThat(session.refreshToken()).as("without offline_access").isEmpty();
    }

    @Test
    void section_1_3_offline_access_gives_the_refresh_token() {
        Session session = Session.of(simulated, new Link().with("scope", "accounts offline_access"));

        assertThat(session.refreshToken()).matches("[0-9A-F]{64}");
        assertThat(session.refresh().status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "1.4 and 1.5 by {0}")
    @CsvSource({"query", "form_post"})
    void ways_back_carry_code_scope_state_or_error_and_state(String mode) {
        Link link = new Link();
        if (mode.equals("form_post")) {
            link.with("response_mode", mode);
        }
        Map<String, String> success =
                fieldsOf(Browser.open(simulated, link.path()).agreeAs("john", "doe"));
        assertThat(success)
                .containsOnlyKeys("code", "scope", "state")
                .containsEntry("state", link.state())
                .containsEntry("scope", Link.ALL_SCOPES);

        link.with("state", "other");
        Map<String, String> failure =
                fieldsOf(Browser.open(simulated, link.path()).submit("cancel"));
        assertThat(failure)
                .containsOnlyKeys("error", "error_description", "state")
                .containsEntry("error", "access_denied")
                .containsEntry("state", "other");
    }

    private static Map<String, String> fieldsOf(Browser browser) {
        return browser.hasLeft()
                ? browser.callback()
                : browser.page().select("form#return input[name]").stream()
                        .collect(Collectors.toMap(input -> input.attr("name"), input -> input.attr("value")));
    }

    @ParameterizedTest(name = "1.5 {0}")
    @CsvSource({"provider_error", "temporarily_unavailable", "server_error", "access_denied"})
    void failures_at_the_bank_come_back_under_their_own_name(String error) {
        Link link = new Link();
        Browser browser = Browser.open(simulated, link.path()).submit("permissions");

        browser.logIn("refused." + error, "error");

        assertThat(browser.callback()).containsEntry("error", error).containsEntry("state", link.state());
        assertThat(outcome(link)).as("the link is spent").isEqualTo("refused");
    }
}
