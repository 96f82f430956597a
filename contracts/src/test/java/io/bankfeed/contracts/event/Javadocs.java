package io.bankfeed.contracts.event;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of the event contracts, read by the compiler: so the schemas say what the code says. */
final class Javadocs {

    private static final String SOURCES = "common/src/main/java/io/bankfeed/common/event";

    private final Map<String, Doc> docs = new HashMap<>();

    private Javadocs() {}

    static Javadocs read() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(sources()));
            var all = new Javadocs();
            DocTrees trees = DocTrees.instance(task);
            task.parse().forEach(unit -> all.collect(unit, trees));
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path[] sources() throws IOException {
        try (var files = Files.list(Repository.file(SOURCES))) {
            return files.filter(file -> file.toString().endsWith(".java")).toArray(Path[]::new);
        }
    }

    private void collect(CompilationUnitTree unit, DocTrees trees) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
                if (comment != null) {
                    docs.put(type.getSimpleName().toString(), Doc.of(comment));
                }
                return super.visitClass(type, unused);
            }
        }.scan(unit, null);
    }

    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(docs.get(type.getSimpleName())).map(Doc::text);
    }

    Optional<String> of(Class<?> type, String component) {
        return Optional.ofNullable(docs.get(type.getSimpleName())).map(doc -> doc.components.get(component));
    }

    private record Doc(String text, Map<String, String> components) {

        static Doc of(DocCommentTree comment) {
            var components = new HashMap<String, String>();
            for (var tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                    components.put(parameter.getName().toString(), text(parameter.getDescription()));
                }
            }
            return new Doc(text(comment.getFullBody()), components);
        }

        private static String text(List<?> parts) {
            var text = new StringBuilder();
            parts.forEach(text::append);
            return text.toString()
                    .replaceAll("\\{@code\\s+([^}]*)}", "`$1`")
                    .replaceAll("\\{@link\\s+(?:[\\w.]*[.#])?(\\w+)}", "$1")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
