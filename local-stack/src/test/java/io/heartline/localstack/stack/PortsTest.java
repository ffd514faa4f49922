package io.heartline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void free_ports_are_all_different() {
        // when
        var ports = Ports.free();

        var numbers = Arrays.stream(Service.values())
                .flatMap(service -> Stream.of(ports.http(service), ports.management(service)))
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().allMatch(port -> port > 0);
    }

    @Test
    void a_taken_port_is_named_with_the_service_that_wants_it() throws Exception {
        var taken = new ServerSocket();
        try (taken) {
            bind(taken, Service.METRICS.port());

            assertThatThrownBy(Ports::fixed)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("8083 (metrics-service)");
        }
    }

    /** Where something else on this machine has the port already, that is as good. */
    private static void bind(ServerSocket socket, int port) throws IOException {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            assertThat(socket.isBound()).isFalse();
        }
    }
}
