package io.bankfeed.operations;

import java.util.UUID;
import picocli.CommandLine.Parameters;

/** The connection that a command is about: a mixin of those that are about one. */
final class ConnectionId {

    @Parameters(paramLabel = "ID", description = "Of the connection.")
    private UUID id = new UUID(0, 0);

    @Override
    public String toString() {
        return id.toString();
    }
}
