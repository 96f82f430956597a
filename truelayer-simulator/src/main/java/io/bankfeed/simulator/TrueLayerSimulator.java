package io.bankfeed.simulator;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.connection.AccessTokenMint;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.control.ConnectionControl;
import io.bankfeed.simulator.control.Control;
import io.bankfeed.simulator.control.WebhookControl;
import io.bankfeed.simulator.data.AnswerCache;
import io.bankfeed.simulator.data.Answering;
import io.bankfeed.simulator.data.BankCall;
import io.bankfeed.simulator.data.Bearers;
import io.bankfeed.simulator.data.DataApi;
import io.bankfeed.simulator.dialog.Dialog;
import io.bankfeed.simulator.dialog.DialogParts;
import io.bankfeed.simulator.dialog.DirectLinks;
import io.bankfeed.simulator.dialog.Journey;
import io.bankfeed.simulator.fault.Faults;
import io.bankfeed.simulator.generated.Catalogue;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.recorded.RecordedBank;
import io.bankfeed.simulator.scenario.Director;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Settings;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.task.TaskQueue;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.token.ClientTokens;
import io.bankfeed.simulator.token.CodeExchange;
import io.bankfeed.simulator.token.Debugging;
import io.bankfeed.simulator.token.Deletion;
import io.bankfeed.simulator.token.Extension;
import io.bankfeed.simulator.token.Providers;
import io.bankfeed.simulator.token.RecordedCodes;
import io.bankfeed.simulator.token.Refresh;
import io.bankfeed.simulator.token.RefreshesUnderWay;
import io.bankfeed.simulator.token.TokenDiary;
import io.bankfeed.simulator.token.TokenEndpoint;
import io.bankfeed.simulator.token.Tracking;
import io.bankfeed.simulator.web.Reply;
import io.bankfeed.simulator.webhook.HealthNews;
import io.bankfeed.simulator.webhook.SigningKeys;
import io.bankfeed.simulator.webhook.WebhookSender;
import io.bankfeed.simulator.webhook.Webhooks;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The whole simulator: put together, started, stopped. */
public final class TrueLayerSimulator implements AutoCloseable {
    private final Settings settings;
    private final SimulatorClock clock;
    private final Ledger ledger = new Ledger();
    private final Switches switches = new Switches();
    private final Faults faults;
    private final Secrets secrets;
    private final Clients clients;
    private final Banks banks;
    private final Connections connections;
    private final Bearers bearers;
    private final TokenDiary diary;
    private final SigningKeys keys = new SigningKeys();
    private final Webhooks webhooks;
    private final TaskQueue tasks;
    private final AnswerCache cache;
    private final Answering answering;
    private final Javalin server;
    private Optional<Director> director = Optional.empty();

    private TrueLayerSimulator(Settings settings, InstantSource time) {
        this.settings = settings;
        this.clock = new SimulatorClock(time);
        this.faults = new Faults(clock, settings.seed());
        OptionalLong seed = settings.reproducible() ? OptionalLong.of(settings.seed()) : OptionalLong.empty();
        this.secrets = Secrets.of(seed);
        this.clients = new Clients(settings.client());
        LocalDate firstDay = clock.today().withDayOfYear(1).minusYears(settings.historyYears());
        List<Bank> generated = new Catalogue(settings.seed(), firstDay).banks();
        this.banks = new Banks(Stream.concat(generated.stream(), Stream.of(RecordedBank.open()))
                .toList());
        AccessTokenMint mint = new AccessTokenMint(seed, secrets);
        this.connections = new Connections(clock, mint, switches, secrets);
        this.bearers = new Bearers(connections);
        this.diary = new TokenDiary(ledger, clock);
        this.webhooks = new Webhooks(new WebhookSender(clock, switches, ledger, keys), settings.seed());
        this.cache = new AnswerCache(clock, switches);
        BankCall bankCall = new BankCall(clock, switches, cache, faults);
        this.answering = new Answering(switches, cache);
        this.tasks = new TaskQueue(clock, answering, bankCall, webhooks, secrets);
        RefreshesUnderWay refreshes = new RefreshesUnderWay(connections);
        this.server = new SimulatorServer(
                        switches, clock, secrets, new SimulatorServer.Witnesses(ledger, faults, bearers, refreshes))
                .start(settings, routes -> register(routes, bankCall));
        mint.prepare();
    }

    public static TrueLayerSimulator start(Settings settings, InstantSource time) {
        TrueLayerSimulator simulator = new TrueLayerSimulator(settings, time);
        try {
            simulator.play();
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
        return simulator;
    }

    static void main() {
        TrueLayerSimulator simulator = start(Settings.from(System.getenv()), InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }

    private void register(RoutesConfig routes, BankCall bankCall) {
        RecordedCodes codes = new RecordedCodes(connections, diary);
        Journey journey = new Journey(clock);
        Dialog dialog = new DialogParts(clients, banks, switches, clock, journey, secrets).dialog(codes);
        dialog.register(routes);
        CodeExchange exchange = new CodeExchange(connections, clock, switches, diary, journey);
        ClientTokens ofClients = new ClientTokens(clock, switches, secrets);
        Refresh refresh = new Refresh(connections, switches, diary);
        TokenEndpoint token = new TokenEndpoint(settings, clients, switches, exchange, refresh, ofClients);
        routes.post("/connect/token", token::answer);
        registerProviders(routes, clients);
        routes.get("/.well-known/jwks", context -> Reply.bytes(context, 200, keys.published()));
        routes.delete("/api/delete", new Deletion(bearers, clock, switches)::answer);
        Debugging debugging = new Debugging(connections, clock);
        routes.post("/api/debug", debugging::answer);
        routes.delete("/api/debug", debugging::answer);
        routes.get("/v1/tracked-events", new Tracking(bearers, journey, ofClients)::answer);
        DirectLinks direct = new DirectLinks(settings, clients, banks, connections, dialog);
        routes.post("/v1/authuri", direct::authorise);
        routes.post("/v1/reauthuri", direct::authoriseAgain);
        Extension extension = new Extension(settings, clients, switches, connections, diary, dialog);
        routes.post("/connections/extend", extension::answer);
        routes.post("/data/v1/connections/extend", extension::answer);
        new DataApi(settings, clock, answering, bearers, bankCall, tasks).register(routes);
        Control.Scene scene = new Control.Scene(clock, clients, switches, banks, cache);
        WebhookControl webhookControl =
                new WebhookControl(settings, webhooks, keys, new HealthNews(clock, webhooks, secrets));
        new ConnectionControl(scene, connections, codes).register(routes);
        new Control(scene, connections, faults, ledger, webhookControl).register(routes);
    }

    private void registerProviders(RoutesConfig routes, Clients clients) {
        Providers providers = new Providers(banks, clients, clock, switches);
        routes.get("/api/providers", providers::answer);
        routes.get("/api/providers/oauth/openbanking", providers::openBanking);
        routes.get("/api/providers/oauth", providers::oauth);
        routes.get("/api/providers/credentialssharing", providers::credentialsSharing);
    }

    private void play() {
        director = settings.scenario().map(file -> Director.play(file, clock, server.port()));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        director.ifPresent(Director::close);
        server.stop();
        tasks.close();
    }
}
