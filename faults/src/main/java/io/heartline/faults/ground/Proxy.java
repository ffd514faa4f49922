package io.heartline.faults.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Leads connections to a port of this machine, until it is told to treat them badly. */
public final class Proxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Duration HELD_LOOK = Duration.ofMillis(20);

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Manner manner = new Manner.Well();

    private Proxy(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /** How connections are treated. */
    private sealed interface Manner {
        /** Bytes go through. */
        record Well() implements Manner {}

        /** No connection lives. */
        record Cut() implements Manner {}

        /** Connections live, but no byte goes through. */
        record Held() implements Manner {}

        /**
         * Bytes go through, later.
         *
         * @param by so long, each time that something is sent
         */
        record Late(Duration by) implements Manner {}
    }

    /** Starts to lead connections from a port of 127.0.0.1 to another one. */
    static Proxy start(int port, int target) {
        try {
            var listener = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
            var proxy = new Proxy(target, listener);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("a proxy cannot listen on port " + port, e);
        }
    }

    /** Returns the port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections, and each new one at once. */
    public void cut() {
        manner = new Manner.Cut();
        open.forEach(Proxy::closeQuietly);
    }

    /** Lets no byte through, and keeps the connections. */
    public void hold() {
        manner = new Manner.Held();
    }

    /** Makes every message late. */
    public void delay(Duration by) {
        manner = new Manner.Late(by);
    }

    /** Treats connections well again. */
    public void heal() {
        manner = new Manner.Well();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException("a proxy cannot accept connections", e);
                }
            }
        }
    }

    private void lead(Socket client) {
        var server = new Socket();
        open.add(server);
        try {
            if (manner instanceof Manner.Cut) {
                throw new IOException("cut");
            }
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
        } catch (IOException e) {
            end(client, server);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pass();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Either side has gone, or was sent away: the other side has to hear of it.
        } finally {
            end(from, to);
        }
    }

    /** Returns when bytes may go on. */
    private void pass() throws IOException {
        while (true) {
            switch (manner) {
                case Manner.Well well -> {
                    return;
                }
                case Manner.Late late -> {
                    LockSupport.parkNanos(late.by().toNanos());
                    return;
                }
                case Manner.Cut cut -> throw new IOException("cut");
                case Manner.Held held -> {
                    if (listener.isClosed()) {
                        throw new IOException("over");
                    }
                    LockSupport.parkNanos(HELD_LOOK.toNanos());
                }
            }
        }
    }

    private void end(Socket one, Socket other) {
        open.remove(one);
        open.remove(other);
        closeQuietly(one);
        closeQuietly(other);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a proxy cannot stop listening", e);
        }
        open.forEach(Proxy::closeQuietly);
    }
}
