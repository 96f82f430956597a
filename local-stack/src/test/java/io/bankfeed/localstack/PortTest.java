package io.bankfeed.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.localstack.process.Port;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortTest {

    @Test
    void a_taken_port_is_named_with_who_wants_it_and_who_has_it() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var plan = new PortPlan(Map.of(Part.KAFKA, taken.getLocalPort()));

            assertThatThrownBy(() -> Port.requireFree(plan, List.of(Part.KAFKA)))
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("wanted by kafka")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void free_ports_are_all_different_and_free() {
        var ports = PortPlan.ofFreePorts().ports().values();

        assertThat(ports).doesNotHaveDuplicates().allMatch(Port::isFree);
    }
}
