package io.heartline.faults.ground;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.localstack.stack.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private ServerSocket echo;
    private Proxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        proxy = Proxy.start(FreePorts.take(1).getFirst(), echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void bytes_go_there_and_back() throws IOException {
        try (var client = client()) {
            client.getOutputStream().write(7);

            // when
            var back = client.getInputStream().read();

            assertThat(back).isEqualTo(7);
        }
    }

    @Test
    void a_cut_ends_a_connection_that_lives() throws IOException {
        try (var client = client()) {
            client.getOutputStream().write(7);
            assertThat(client.getInputStream().read()).isEqualTo(7);

            // when
            proxy.cut();

            assertThat(isAnswered(client)).isFalse();
        }
    }

    @Test
    void after_a_cut_is_mended_new_connections_live() throws IOException {
        proxy.cut();
        try (var refused = client()) {
            assertThat(isAnswered(refused)).isFalse();
        }

        // when
        proxy.heal();

        try (var client = client()) {
            assertThat(isAnswered(client)).isTrue();
        }
    }

    @Test
    void what_was_held_arrives_once_it_is_let_go() throws IOException {
        try (var client = client()) {
            proxy.hold();
            client.getOutputStream().write(7);

            // when
            proxy.heal();

            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }

    private Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static boolean isAnswered(Socket client) {
        try {
            client.getOutputStream().write(7);
            return client.getInputStream().read() == 7;
        } catch (IOException e) {
            return false;
        }
    }

    private void answer() {
        try {
            while (true) {
                var client = echo.accept();
                Thread.ofVirtual().start(() -> echo(client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The other side has gone.
        }
    }
}
