package io.bankfeed.operations;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The tenants stand in one declarative file, which every service reads; this writes into it and nowhere else. */
@Command(
        name = "tenant",
        mixinStandardHelpOptions = true,
        description = "Keep the file of the tenants.",
        subcommands = TenantCommand.Add.class)
final class TenantCommand {

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Add a product team to the file of the tenants.",
                "Its topics and rights come with the next run of `topics`, its calls with the services' restart."
            })
    static final class Add implements Callable<Integer> {
        private static final String ENTRY = """
                %4$s%1$s:
                %4$s  display-name: '%2$s'
                %4$s  scopes:
                %4$s    [info, accounts, balance, cards, transactions, direct_debits, standing_orders, offline_access]
                %4$s  landing-pages:
                %4$s    default: %3$s
                %4$s  confirmation: redemption
                %4$s  regulated: false
                %4$s  hosted-pages: true
                %4$s  sync-every: PT6H
                %4$s  erase-lapsed-after: P90D
                """;
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

        @Parameters(paramLabel = "NAME", description = "The claim `tenant` of its tokens: a-z, 0-9 and hyphens.")
        private String name = "";

        @Option(names = "--display-name", required = true, paramLabel = "TEXT", description = "What users read.")
        private String displayName = "";

        @Option(
                names = "--landing",
                required = true,
                paramLabel = "URL",
                description = "Where the browser goes after the bank; https, or http://localhost.")
        private URI landing = URI.create("");

        @Option(
                names = "--tenants",
                paramLabel = "FILE",
                defaultValue = "config/tenants.yml",
                description = "${DEFAULT-VALUE}")
        private Path file = Path.of("config/tenants.yml");

        @Override
        public Integer call() throws IOException {
            check();
            var text = Files.readString(file);
            if (text.contains("\n    " + name + ":\n")) {
                throw new OperationFailed(file + " has a tenant " + name + " already.");
            }
            Files.writeString(file, text.stripTrailing() + "\n" + entry());
            System.out.println(name + " is in " + file + ". Next: run `topics`, roll the services out again.");
            return 0;
        }

        private void check() {
            if (!NAME.matcher(name).matches()) {
                throw new OperationFailed("'" + name + "' can't be a tenant's name: it must match " + NAME.pattern());
            }
            var safe = "https".equals(landing.getScheme())
                    || "http".equals(landing.getScheme()) && "localhost".equals(landing.getHost());
            if (!safe || displayName.contains("\n")) {
                throw new OperationFailed("The landing page must be https, or http://localhost.");
            }
        }

        private String entry() {
            return ENTRY.formatted(name, displayName.replace("'", "''"), landing, " ".repeat(4));
        }
    }
}
