package io.heartline.platform.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets that look at the address which they are about to dial, and refuse private ones.
 *
 * <p>What is checked is what is dialled: a name that gives another address a moment later, a redirect, or an address
 * written as a number all end here.
 */
public final class GuardedSockets extends SocketFactory {
    private final boolean allowPrivateAddresses;

    /**
     * A factory of such sockets.
     *
     * @param allowPrivateAddresses whether private addresses are let through, for tests and stacks on one machine
     */
    public GuardedSockets(boolean allowPrivateAddresses) {
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    @Override
    public Socket createSocket() {
        return allowPrivateAddresses ? new Socket() : new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new SocketException("sockets are not bound to local addresses");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new SocketException("sockets are not bound to local addresses");
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        var socket = createSocket();
        try {
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class GuardedSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            if (!(endpoint instanceof InetSocketAddress target)) {
                throw new SocketException("only internet addresses are dialled");
            }
            // A name that is not resolved yet would be resolved after this check
            var resolved =
                    target.isUnresolved() ? new InetSocketAddress(target.getHostName(), target.getPort()) : target;
            var address = resolved.getAddress();
            if (address != null && Addresses.isPrivate(address)) {
                throw new PrivateAddress(resolved.getHostString());
            }
            super.connect(resolved, timeoutMillis);
        }
    }
}
