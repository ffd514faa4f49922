package io.heartline.localstack.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;

/**
 * Ports that nobody listens on. Not of those which Linux gives to outgoing connections: another process could have got one
 * before whoever it is for listens.
 */
public final class FreePorts {
    private static final int FREE_FROM = 15_000;
    private static final int FREE_TO = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** Returns so many different ports of 127.0.0.1. */
    public static List<Integer> take(int count) {
        var found = new Random()
                .ints(FREE_FROM, FREE_TO)
                .distinct()
                .limit(TRIES)
                .filter(FreePorts::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (found.size() < count) {
            throw new StackException("no free ports on 127.0.0.1 from " + FREE_FROM + " to " + FREE_TO);
        }
        return found;
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
