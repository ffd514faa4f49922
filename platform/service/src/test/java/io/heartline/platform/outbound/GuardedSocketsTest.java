package io.heartline.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class GuardedSocketsTest {
    @Test
    @SuppressWarnings("AddressSelection") // it is the loopback, by number
    void a_private_address_is_not_dialled_by_number_or_by_name() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var byNumber = new GuardedSockets(false).createSocket();
                var byName = new GuardedSockets(false).createSocket()) {
            int port = server.getLocalPort();

            // when
            assertThatThrownBy(() -> byNumber.connect(new InetSocketAddress("127.0.0.1", port)))
                    .isInstanceOf(PrivateAddress.class);
            assertThatThrownBy(() -> byName.connect(InetSocketAddress.createUnresolved("localhost", port), 1_000))
                    .isInstanceOf(PrivateAddress.class)
                    .hasMessage("The host localhost has a private address.");

            assertThat(byNumber.isConnected()).isFalse();
            assertThat(byName.isConnected()).isFalse();
        }
    }

    @Test
    void an_address_is_dialled_where_private_ones_are_allowed() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // when
            try (var socket = new GuardedSockets(true).createSocket("127.0.0.1", server.getLocalPort())) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }
}
