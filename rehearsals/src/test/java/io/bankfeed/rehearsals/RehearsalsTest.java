package io.bankfeed.rehearsals;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.process.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RehearsalsTest {
    private static final Path CHECKOUT = Places.findCheckout();

    @Test
    void every_alert_has_its_rehearsal() throws Exception {
        var rules = Files.readString(CHECKOUT.resolve("deploy/prometheus/rules/bankfeed.yml"));
        var alerts = Pattern.compile("- alert: (\\w+)").matcher(rules).results().map(found -> found.group(1));

        assertThat(Rehearsals.all().stream().map(Rehearsal::alert))
                .containsExactlyInAnyOrderElementsOf(alerts.toList());
    }

    @Test
    void a_runbook_tells_what_to_do_while_its_alert_fires_and_when_it_is_over() {
        var deadLetters = Runbook.of("DeadLetters", CHECKOUT);
        var overrun = Runbook.of("CallBudgetOverrun", CHECKOUT);

        assertThat(deadLetters.commands()).singleElement().asString().contains("curl -s -u operator");
        assertThat(deadLetters.commandsAfterwards()).containsExactly("./bankfeed dead-letters list sync");
        assertThat(overrun.commands())
                .anyMatch(command -> command.startsWith("select connection_id"))
                .anyMatch(command -> command.equals("./bankfeed provider pause BANK"));
    }

    @Test
    void most_runbooks_have_something_that_can_be_walked() {
        assertThat(Rehearsals.all().stream()
                        .map(rehearsal -> Runbook.of(rehearsal.alert(), CHECKOUT))
                        .filter(runbook -> runbook.length() > 0))
                .hasSizeGreaterThan(Rehearsals.all().size() / 2);
    }
}
