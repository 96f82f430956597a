package io.bankfeed.localstack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where things are: the checkout, the data of this stack, and the cache that every stack of this checkout shares
 * (unpacked jars, class data archives, PostgreSQL's binaries).
 */
public record Places(Path checkout, Path data, Path cache) {

    /** The checkout around the working directory, or where the property {@code bankfeed.home} says. */
    public static Path findCheckout() {
        var told = System.getProperty("bankfeed.home");
        for (Path place = Path.of(told == null ? "" : told).toAbsolutePath(); place != null; place = parent(place)) {
            if (Files.exists(place.resolve("config/topics.yml"))) {
                return place;
            }
        }
        throw new StackFailure("This is no checkout of Bankfeed: there is no config/topics.yml above "
                + Path.of("").toAbsolutePath());
    }

    private static @Nullable Path parent(Path place) {
        return place.getParent();
    }

    public static Places inCheckout(Path checkout) {
        return new Places(checkout, checkout.resolve(".local"), checkout.resolve(".local/cache"));
    }

    public Path jar(String module) {
        return checkout.resolve(module).resolve("target").resolve(module + ".jar");
    }

    /** Where the jars are that a service's image is made of. */
    public Path imageJars(String module) {
        return checkout.resolve(module).resolve("target/image");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path pidFiles() {
        return data.resolve("run");
    }

    public Path pidFile(String name) {
        return pidFiles().resolve(name + ".pid");
    }

    public Path keys() {
        return data.resolve("keys");
    }
}
