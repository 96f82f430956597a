package io.bankfeed.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.stream.Collectors;

/** Looks before anything starts: a port that is taken ends Kafka's whole process without a word. */
public final class Port {
    private Port() {}

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // as the servers themselves do; a closed connection's last minute is no reason to refuse
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static void requireFree(PortPlan plan, Collection<PortPlan.Part> parts) {
        var taken = parts.stream()
                .filter(part -> !isFree(plan.of(part)))
                .map(part -> "  port %d, wanted by %s, is taken by %s"
                        .formatted(plan.of(part), part.label(), PortOwner.of(plan.of(part))))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new StackFailure("Nothing was started, because\n" + taken
                    + "\nEnd what holds them (another ./run-local, perhaps) and start again.");
        }
    }
}
