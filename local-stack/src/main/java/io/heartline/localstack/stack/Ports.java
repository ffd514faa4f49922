package io.heartline.localstack.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * The ports of the services.
 *
 * @param http where each service answers
 * @param management where each service tells how it is
 */
record Ports(Map<Service, Integer> http, Map<Service, Integer> management) {
    private static final int FREE_FROM = 15_000;
    private static final int FREE_TO = 32_000;
    private static final int TRIES = 1_000;

    /** The documented ports; refuses when one of them is taken, and says which. */
    static Ports fixed() {
        var http = new EnumMap<Service, Integer>(Service.class);
        var management = new EnumMap<Service, Integer>(Service.class);
        var taken = new ArrayList<String>();
        for (var service : Service.values()) {
            http.put(service, service.port());
            management.put(service, service.managementPort());
            for (var port : List.of(service.port(), service.managementPort())) {
                if (!isFree(port)) {
                    taken.add(port + " (" + service.module() + ")");
                }
            }
        }
        if (!taken.isEmpty()) {
            throw new StackException("these ports of 127.0.0.1 are in use by something else: "
                    + String.join(", ", taken) + ". Stop what uses them, then start again.");
        }
        return new Ports(http, management);
    }

    /**
     * Any free ports, for a stack that runs beside the ordinary one. Not of those which Linux gives to outgoing connections:
     * another process could have got one before the service that it is for listens.
     */
    static Ports free() {
        var candidates = new Random()
                .ints(FREE_FROM, FREE_TO)
                .distinct()
                .limit(TRIES)
                .filter(Ports::isFree)
                .limit(2L * Service.values().length)
                .iterator();
        var http = new EnumMap<Service, Integer>(Service.class);
        var management = new EnumMap<Service, Integer>(Service.class);
        try {
            for (var service : Service.values()) {
                http.put(service, candidates.nextInt());
                management.put(service, candidates.nextInt());
            }
            return new Ports(http, management);
        } catch (NoSuchElementException e) {
            throw new StackException("no free ports on 127.0.0.1 from " + FREE_FROM + " to " + FREE_TO, e);
        }
    }

    int http(Service service) {
        return http.getOrDefault(service, 0);
    }

    int management(Service service) {
        return management.getOrDefault(service, 0);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
