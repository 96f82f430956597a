package io.bankfeed.localstack;

import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** config/tenants.yml, with the landing pages where this stack serves them. */
public final class TenantsFile {
    private static final String DESIGNED = "http://localhost:8091/landing/";

    private TenantsFile() {}

    public static Path forPorts(StackSettings settings) {
        var original = settings.places().checkout().resolve("config/tenants.yml");
        var copy = settings.places().data().resolve("tenants.yml");
        var served = "http://localhost:" + settings.ports().of(Part.ISSUER) + "/landing/";
        try {
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, Files.readString(original).replace(DESIGNED, served));
            return copy;
        } catch (IOException e) {
            throw new StackFailure("The tenants could not be copied to " + copy, e);
        }
    }
}
