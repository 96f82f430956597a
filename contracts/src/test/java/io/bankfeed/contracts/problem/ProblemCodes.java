package io.bankfeed.contracts.problem;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Every code that is given to {@code ApiProblem} anywhere, by module: the literals in the second argument of its
 * constructor and of {@code detail}; where that is a parameter, those that its own class hands to that method.
 */
final class ProblemCodes {

    private static final String STATUS = "HttpStatus.";
    private static final String CODE = "[a-z]+(_[a-z]+)+|unauthorized|forbidden";

    private final Map<String, Set<String>> byCode = new TreeMap<>();
    private final Map<String, Set<Integer>> statuses = new TreeMap<>();

    private ProblemCodes() {}

    static ProblemCodes inSources() throws IOException {
        var codes = new ProblemCodes();
        for (String module : List.of("common", "auth-service", "token-service", "sync-service", "webhook-receiver")) {
            codes.read(module);
        }
        return codes;
    }

    /** The modules that use each code. */
    Map<String, Set<String>> modules() {
        return byCode;
    }

    /** The statuses that stand beside each code, where both are written out. */
    Map<String, Set<Integer>> statuses() {
        return statuses;
    }

    private void read(String module) throws IOException {
        List<Path> files;
        try (var walked = Files.walk(Repository.file(module + "/src/main/java"))) {
            files = walked.filter(file -> file.toString().endsWith(".java")).toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (var unit : task.parse()) {
                var calls = new Calls(module);
                unit.accept(calls, null);
                unit.accept(calls, null); // again, now that the methods are known which hand a code on
            }
        }
    }

    private final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final String module;
        private final Set<String> handingOn = new TreeSet<>();
        private String method = "";

        Calls(String module) {
            this.module = module;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree declared, @Nullable Void unused) {
            method = declared.getName().toString();
            return super.visitMethod(declared, unused);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree call, @Nullable Void unused) {
            if (call.getIdentifier().toString().equals("ApiProblem")) {
                collect(call.getArguments());
            }
            return super.visitNewClass(call, unused);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
            if (call.getMethodSelect().toString().equals("ApiProblem.detail")) {
                collect(call.getArguments());
            } else if (handingOn.contains(call.getMethodSelect().toString())) {
                call.getArguments().forEach(this::collect);
            }
            return super.visitMethodInvocation(call, unused);
        }

        private void collect(List<? extends ExpressionTree> arguments) {
            if (arguments.size() > 1) {
                collect(arguments.get(1));
                keepStatus(arguments.get(0).toString(), arguments.get(1));
                if (arguments.get(1).getKind() == Tree.Kind.IDENTIFIER) {
                    handingOn.add(method);
                }
            }
        }

        private void keepStatus(String status, ExpressionTree code) {
            if (status.startsWith(STATUS) && code instanceof LiteralTree literal) {
                statuses.computeIfAbsent(String.valueOf(literal.getValue()), unused -> new TreeSet<>())
                        .add(HttpStatus.valueOf(status.substring(STATUS.length()))
                                .value());
            }
        }

        /** A choice between two gives both. */
        private void collect(ExpressionTree argument) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
                    if (literal.getKind() == Tree.Kind.STRING_LITERAL
                            && String.valueOf(literal.getValue()).matches(CODE)) {
                        byCode.computeIfAbsent(String.valueOf(literal.getValue()), code -> new TreeSet<>())
                                .add(module);
                    }
                    return null;
                }
            }.scan(argument, null);
        }
    }
}
