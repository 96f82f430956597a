package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.MockLogin;
import io.bankfeed.simulator.bank.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far one user has come with one link. */
final class DialogSession {
    private final String id;
    private final AuthLink link;
    private @Nullable Bank bank;
    private Map<String, String> inputs = Map.of();
    private final boolean consentFirst;
    private boolean permitted;
    private @Nullable MockLogin login;
    private @Nullable String complaint;
    private boolean done;

    enum Step {
        BANK,
        BRANCH,
        PERMISSIONS,
        LOGIN,
        ACCOUNTS,
        DONE
    }

    DialogSession(String id, AuthLink link, boolean consentFirst) {
        this.consentFirst = consentFirst;
        this.id = id;
        this.link = link;
        this.bank = link.chosen().orElse(null);
        this.permitted = link.skipsPermissions();
    }

    String id() {
        return id;
    }

    AuthLink link() {
        return link;
    }

    synchronized Step step() {
        if (done) {
            return Step.DONE;
        }
        if (consentFirst && !permitted) {
            return Step.PERMISSIONS;
        }
        if (bank == null) {
            return Step.BANK;
        }
        if (!BankSteps.of(bank.terms()).areAnsweredBy(inputs)) {
            return Step.BRANCH;
        }
        if (!permitted) {
            return Step.PERMISSIONS;
        }
        return login == null ? Step.LOGIN : Step.ACCOUNTS;
    }

    synchronized void tell(Map<String, String> theBank) {
        inputs = Map.copyOf(theBank);
    }

    boolean isBankChosen() {
        return bank != null;
    }

    /** With which the bank sends the user back after the login, if it does. */
    Optional<String> refusal() {
        if (login == null || done) {
            return Optional.empty();
        }
        return login.refusal().or(() -> Optional.ofNullable(bank().terms().loginFailure()));
    }

    Bank bank() {
        if (bank == null) {
            throw new IllegalStateException("no bank chosen");
        }
        return bank;
    }

    MockLogin login() {
        if (login == null) {
            throw new IllegalStateException("not logged in");
        }
        return login;
    }

    /** What the bank can give of what was asked for; all of it while no bank is chosen. */
    List<String> scopes() {
        return bank == null
                ? link.scopes()
                : link.scopes().stream()
                        .filter(scope -> bank().terms().scopes().contains(scope))
                        .distinct()
                        .toList();
    }

    /** Whether there is anything to tick. */
    boolean asksForProducts() {
        return Stream.of(Product.Kind.values()).anyMatch(kind -> scopes().contains(kind.path()));
    }

    synchronized void choose(Bank chosen) {
        bank = chosen;
        complaint = null;
    }

    synchronized void permit() {
        permitted = true;
        complaint = null;
    }

    /** Whose connection is renewed must be the one who logs in. */
    boolean mayBe(MockLogin user) {
        return link.renews()
                .map(connection -> connection.login().user().equals(user.user()))
                .orElse(true);
    }

    synchronized void logIn(MockLogin user) {
        login = user;
        complaint = null;
    }

    synchronized void complain(String about) {
        complaint = about;
    }

    @Nullable
    String complaint() {
        return complaint;
    }

    /** True for the first end only. */
    synchronized boolean end() {
        boolean first = !done;
        done = true;
        return first;
    }
}
