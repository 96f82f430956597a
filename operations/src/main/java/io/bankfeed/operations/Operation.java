package io.bankfeed.operations;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What all commands have: where the services are, a token, and an output that people or programs can read. */
abstract class Operation implements Callable<Integer> {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Mixin
    Surroundings at = new Surroundings();

    @Option(names = "--json", description = "Print the answers as they came.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    Api api() {
        return new Api(at);
    }

    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    boolean asJson() {
        return json;
    }

    void print(JsonNode answer) {
        out().println(PRETTY.writeValueAsString(answer));
    }

    /** A line for people, or the whole answer. */
    void print(JsonNode answer, String line) {
        if (json) {
            print(answer);
        } else {
            out().println(line);
        }
    }
}
