package io.bankfeed.rehearsals;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.AccessTokens;
import io.bankfeed.localstack.tenant.Api;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** What a rehearsal plays on: the running stack, a tenant, an operator, the bank's own control, the databases. */
public final class Stage {
    private static final Duration DATA_WITHIN = Duration.ofSeconds(120);

    private final LocalStack stack;
    private final Tenant demo;
    private final Api operator;
    private String connection = "";

    Stage(LocalStack stack) {
        this.stack = stack;
        this.demo = new Tenant("demo", stack);
        this.operator = new Api(new AccessTokens(stack.addresses().issuer(), "operator"));
    }

    public LocalStack stack() {
        return stack;
    }

    public Tenant demo() {
        return demo;
    }

    /** With the token of a client that has the scope {@code operations}. */
    public Api operator() {
        return operator;
    }

    public SimulatedBank bank() {
        return new SimulatedBank(stack.addresses().simulator());
    }

    public String url(Service service) {
        return stack.ports().url(service.port());
    }

    public String kafka() {
        return "127.0.0.1:" + stack.ports().of(Part.KAFKA);
    }

    /** A new user of the tenant at this bank; what the bank is asked then has only just begun. */
    public String linked(String bank) {
        connection = Link.make(demo, newUser(), BankUser.john(bank)).connectionId();
        return connection;
    }

    /** And all data of theirs is in. */
    public String synced(String bank) {
        var link = Link.make(demo, newUser(), BankUser.john(bank));
        new Arrival(demo, DATA_WITHIN).await(link, progress -> {});
        connection = link.connectionId();
        return connection;
    }

    public static String newUser() {
        return "user-" + UUID.randomUUID();
    }

    /** The connection that the rehearsal is about: what a runbook calls ID. */
    public String connection() {
        return connection;
    }

    public void isAbout(String connectionId) {
        connection = connectionId;
    }

    /** In the database of one service, with its own rights. */
    public void execute(String database, String sql) {
        try (var open = stack.postgres().connect(database, database);
                var statement = open.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StackFailure(sql + ": " + e.getMessage(), e);
        }
    }
}
