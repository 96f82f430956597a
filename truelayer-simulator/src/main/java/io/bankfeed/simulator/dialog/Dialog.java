package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.MockLogin;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The way from a link to a code, one form at a time. Every form leads back to {@code GET /dialog}. */
public final class Dialog {
    private static final String USED = "This link has been used. Ask for a new one where you got it.";

    private final LinkReader links;
    private final DialogSessions sessions;
    private final DialogPages pages;
    private final Ending ending;
    private final Journey journey;
    private final Switches switches;

    Dialog(
            DialogSessions sessions,
            LinkReader links,
            DialogPages pages,
            Ending ending,
            Journey journey,
            Switches switches) {
        this.sessions = sessions;
        this.links = links;
        this.pages = pages;
        this.ending = ending;
        this.journey = journey;
        this.switches = switches;
    }

    public void register(RoutesConfig routes) {
        routes.exception(LinkRefused.class, new RefusedLinks(pages, switches));
        routes.get("/", this::open);
        routes.get("/dialog", context -> pages.show(context, sessionOf(context)));
        routes.get("/dialog/dialog.css", pages::sendStyle);
        routes.post("/dialog/bank", this::chooseBank);
        routes.post("/dialog/branch", this::chooseBranch);
        routes.post("/dialog/permissions", this::permit);
        routes.post("/dialog/login", this::logIn);
        routes.post("/dialog/accounts", this::share);
        routes.post("/dialog/cancel", this::cancel);
    }

    private void open(Context context) {
        AuthLink link = links.read(context);
        if (switches.is(Switch.SINGLE_USE_LINKS, "on") && sessions.isUsed(link)) {
            throw new LinkRefused(USED);
        }
        Optional<String> error = links.errorIn(link, context);
        if (error.isPresent()) {
            ending.fail(context, link, error.get(), "The link is not in order.");
        } else {
            context.redirect(open(link, Map.of()), HttpStatus.SEE_OTHER);
        }
    }

    /** The page on which a dialog begins, with what the bank was told already. */
    String open(AuthLink link, Map<String, String> inputs) {
        DialogSession session = sessions.open(link);
        session.tell(inputs);
        journey.begun(session);
        return page(session);
    }

    /** A page on which a user proves again to be there; the connection and its accounts stay. */
    public String openAgain(Connection connection, Client client, Return back, boolean asksAgain) {
        AuthLink link = AuthLink.renewing(fingerprint(), connection, client, back);
        return open(asksAgain ? link.askingAgain() : link, Map.of());
    }

    String fingerprint() {
        return sessions.fingerprint();
    }

    private DialogSession sessionOf(Context context) {
        String id = context.method().name().equals("GET")
                ? context.queryParam("session_id")
                : context.formParam("session_id");
        return sessions.find(id)
                .filter(session -> session.step() != DialogSession.Step.DONE)
                .orElseThrow(() -> new LinkRefused("This page has been left. Start again where you got the link."));
    }

    private static String page(DialogSession session) {
        return "/dialog?session_id=" + session.id();
    }

    private static void next(Context context, DialogSession session) {
        context.redirect(page(session), HttpStatus.SEE_OTHER);
    }

    private void chooseBank(Context context) {
        DialogSession session = sessionOf(context);
        String providerId = context.formParam("provider_id");
        Optional<Bank> chosen = session.link().banks().stream()
                .filter(bank -> bank.id().equals(providerId))
                .findFirst();
        if (session.step() == DialogSession.Step.BANK) {
            chosen.ifPresentOrElse(session::choose, () -> session.complain("Choose a bank."));
            chosen.ifPresent(bank -> journey.reached("provider_selected", session, null));
            journey.atTheBankPerhaps(session);
        }
        next(context, session);
    }

    private void chooseBranch(Context context) {
        DialogSession session = sessionOf(context);
        if (session.step() == DialogSession.Step.BRANCH) {
            Map<String, String> inputs = new LinkedHashMap<>();
            for (String id : BankSteps.of(session.bank().terms()).ids()) {
                inputs.put(id, Objects.requireNonNullElse(context.formParam(id), ""));
            }
            session.tell(inputs);
            journey.atTheBankPerhaps(session);
        }
        next(context, session);
    }

    private void permit(Context context) {
        DialogSession session = sessionOf(context);
        if (session.step() == DialogSession.Step.PERMISSIONS) {
            session.permit();
            journey.reached("consent_granted", session, null);
            journey.atTheBankPerhaps(session);
        }
        next(context, session);
    }

    private void logIn(Context context) {
        DialogSession session = sessionOf(context);
        String username =
                Optional.ofNullable(context.formParam("username")).orElse("").strip();
        String password = Optional.ofNullable(context.formParam("password")).orElse("");
        if (session.step() == DialogSession.Step.LOGIN) {
            MockLogin.check(username, password)
                    .filter(session::mayBe)
                    .ifPresentOrElse(session::logIn, () -> session.complain("The user name or password is wrong."));
        }
        Optional<Connection> renewed = session.link().renews();
        Optional<String> refusal = session.refusal();
        if (refusal.isPresent()) {
            end(session);
            ending.fail(context, session.link(), refusal.get(), "The bank has ended this.");
        } else if (renewed.isPresent() && session.step() == DialogSession.Step.ACCOUNTS) {
            end(session);
            ending.succeed(context, session, renewed.get().accountIds());
        } else {
            next(context, session);
        }
    }

    private void share(Context context) {
        DialogSession session = sessionOf(context);
        Set<String> chosen = Set.copyOf(context.formParams("account_id"));
        if (session.step() != DialogSession.Step.ACCOUNTS) {
            next(context, session);
        } else if (chosen.isEmpty() && session.asksForProducts()) {
            session.complain("Choose at least one account, or cancel.");
            next(context, session);
        } else {
            end(session);
            ending.succeed(context, session, chosen);
        }
    }

    private void cancel(Context context) {
        DialogSession session = sessionOf(context);
        end(session);
        ending.cancel(context, session.link());
    }

    private void end(DialogSession session) {
        boolean first = session.end();
        boolean fresh = sessions.use(session.link()) || switches.is(Switch.SINGLE_USE_LINKS, "off");
        if (!first || !fresh) {
            throw new LinkRefused(USED);
        }
    }
}
