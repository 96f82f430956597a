package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.bank.MockLogin;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way from a link to a code, one form at a time. Every form leads back to {@code GET /dialog}. */
public final class Dialog {
    private final LinkReader links;
    private final DialogSessions sessions = new DialogSessions();
    private final DialogPages pages;
    private final Ending ending;
    private final Switches switches;

    public Dialog(Clients clients, Banks banks, Switches switches, SimulatorClock clock, CodeGiver codes) {
        Pages templates = new Pages();
        this.links = new LinkReader(clients, banks);
        this.pages = new DialogPages(templates, clock);
        this.ending = new Ending(templates, codes);
        this.switches = switches;
    }

    public void register(RoutesConfig routes) {
        routes.exception(LinkRefused.class, (refused, context) -> {
            RequestTrace.of(context).error("link_refused");
            pages.error(context, refused.reason());
        });
        routes.get("/", this::open);
        routes.get("/dialog", context -> pages.show(context, sessionOf(context)));
        routes.get("/dialog/dialog.css", Pages::sendStyle);
        routes.post("/dialog/bank", this::chooseBank);
        routes.post("/dialog/permissions", this::permit);
        routes.post("/dialog/login", this::logIn);
        routes.post("/dialog/accounts", this::share);
        routes.post("/dialog/cancel", this::cancel);
    }

    private void open(Context context) {
        AuthLink link = links.read(context);
        if (switches.is(Switch.SINGLE_USE_LINKS, "on") && sessions.isUsed(link)) {
            throw new LinkRefused("This link has been used. Ask for a new one where you got it.");
        }
        Optional<String> error = LinkReader.errorIn(link, context);
        if (error.isPresent()) {
            ending.fail(context, link, error.get(), "The link is not in order.");
        } else {
            next(context, sessions.open(link));
        }
    }

    private DialogSession sessionOf(Context context) {
        String id = context.method().name().equals("GET")
                ? context.queryParam("session_id")
                : context.formParam("session_id");
        return sessions.find(id)
                .filter(session -> session.step() != DialogSession.Step.DONE)
                .orElseThrow(() -> new LinkRefused("This page has been left. Start again where you got the link."));
    }

    private static void next(Context context, DialogSession session) {
        context.redirect("/dialog?session_id=" + session.id(), HttpStatus.SEE_OTHER);
    }

    private void chooseBank(Context context) {
        DialogSession session = sessionOf(context);
        String providerId = context.formParam("provider_id");
        Optional<Bank> chosen = session.link().banks().stream()
                .filter(bank -> bank.id().equals(providerId))
                .findFirst();
        if (session.step() == DialogSession.Step.BANK) {
            chosen.ifPresentOrElse(session::choose, () -> session.complain("Choose a bank."));
        }
        next(context, session);
    }

    private void permit(Context context) {
        DialogSession session = sessionOf(context);
        if (session.step() == DialogSession.Step.PERMISSIONS) {
            session.permit();
        }
        next(context, session);
    }

    private void logIn(Context context) {
        DialogSession session = sessionOf(context);
        String username = Optional.ofNullable(context.formParam("username")).orElse("");
        String password = Optional.ofNullable(context.formParam("password")).orElse("");
        if (session.step() == DialogSession.Step.LOGIN) {
            MockLogin.check(username.strip(), password)
                    .filter(session::mayBe)
                    .ifPresentOrElse(session::logIn, () -> session.complain("The user name or password is wrong."));
        }
        Optional<Connection> renewed = session.link().renews();
        if (renewed.isPresent() && session.step() == DialogSession.Step.ACCOUNTS) {
            end(session);
            ending.succeed(context, session, renewed.get().accountIds());
        } else {
            next(context, session);
        }
    }

    /** A page on which a user proves again to be there; the connection and its accounts stay. */
    public String openAgain(Connection connection, Client client, String redirectUri, @Nullable String state) {
        return "/dialog?session_id="
                + sessions.open(AuthLink.renewing(connection, client, redirectUri, state))
                        .id();
    }

    private void share(Context context) {
        DialogSession session = sessionOf(context);
        Set<String> chosen = Set.copyOf(context.formParams("account_id"));
        if (session.step() != DialogSession.Step.ACCOUNTS) {
            next(context, session);
        } else if (chosen.isEmpty()) {
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
        ending.fail(context, session.link(), "access_denied", "The user cancelled.");
    }

    private void end(DialogSession session) {
        boolean first = session.end();
        boolean fresh = sessions.use(session.link()) || switches.is(Switch.SINGLE_USE_LINKS, "off");
        if (!first || !fresh) {
            throw new LinkRefused("This link has been used. Ask for a new one where you got it.");
        }
    }
}
