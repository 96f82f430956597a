package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.StackFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What `java -Djarmode=tools -jar x.jar extract` does, without starting a JVM for each jar: the classes go into one of
 * their own, the libraries beside it, in the order in which the build put them.
 */
final class NestedJar {
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private NestedJar() {}

    static void unpack(Path jar, Path directory) throws IOException {
        Files.createDirectories(directory.resolve("lib"));
        try (var nested = new JarFile(jar.toFile())) {
            if (nested.getEntry(LIBRARIES) == null) {
                Files.copy(jar, directory.resolve("app.jar"));
            } else {
                writeClasses(nested, directory.resolve("app.jar"));
            }
            Files.writeString(directory.resolve("main-class"), mainClass(nested));
            Files.write(directory.resolve("libraries"), copyLibraries(nested, directory.resolve("lib")));
        }
    }

    /** A flat jar, with its libraries' classes among its own, starts with its Main-Class. */
    private static String mainClass(JarFile jar) throws IOException {
        var manifest = jar.getManifest().getMainAttributes();
        var main = Stream.of("Start-Class", "Main-Class")
                .map(manifest::getValue)
                .filter(Objects::nonNull)
                .findFirst();
        return main.orElseThrow(() -> new StackFailure(jar.getName() + " cannot be started: it names no main class"));
    }

    private static void writeClasses(JarFile nested, Path target) throws IOException {
        try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            out.setLevel(ZipOutputStream.STORED);
            // with the entries of directories, without which nobody can look into a package
            for (var entry : nested.stream()
                    .filter(entry -> entry.getName().startsWith(CLASSES)
                            && !entry.getName().equals(CLASSES))
                    .toList()) {
                var copy = new ZipEntry(entry.getName().substring(CLASSES.length()));
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                try (InputStream content = nested.getInputStream(entry)) {
                    content.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    private static List<String> copyLibraries(JarFile nested, Path target) throws IOException {
        var names = new ArrayList<String>();
        for (var entry : nested.stream()
                .filter(entry -> entry.getName().startsWith(LIBRARIES) && !entry.isDirectory())
                .toList()) {
            var name = entry.getName().substring(LIBRARIES.length());
            if (name.contains("/")) {
                throw new StackFailure("an unexpected library in " + nested.getName() + ": " + name);
            }
            try (InputStream content = nested.getInputStream(entry)) {
                Files.copy(content, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            names.add(name);
        }
        return names;
    }
}
