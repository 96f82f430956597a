package io.bankfeed.localstack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class path and the class to start, with the archive of loaded classes beside them. */
record UnpackedJar(List<Path> classPath, String mainClass, Path archive) {

    static UnpackedJar in(Path directory) throws IOException {
        var classPath = new ArrayList<Path>();
        classPath.add(directory.resolve("app.jar"));
        Files.readAllLines(directory.resolve("libraries"))
                .forEach(name -> classPath.add(directory.resolve("lib").resolve(name)));
        return new UnpackedJar(
                classPath, Files.readString(directory.resolve("main-class")).trim(), directory.resolve("classes.jsa"));
    }
}
