package io.heartline.localstack.stack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of the services.
 *
 * @param http where each service answers
 * @param management where each service tells how it is
 */
record Ports(Map<Service, Integer> http, Map<Service, Integer> management) {

    /** The documented ports; refuses when one of them is taken, and says which. */
    static Ports fixed() {
        var http = new EnumMap<Service, Integer>(Service.class);
        var management = new EnumMap<Service, Integer>(Service.class);
        var taken = new ArrayList<String>();
        for (var service : Service.values()) {
            http.put(service, service.port());
            management.put(service, service.managementPort());
            for (var port : List.of(service.port(), service.managementPort())) {
                if (!FreePorts.isFree(port)) {
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

    /** Any free ports, for a stack that runs beside the ordinary one. */
    static Ports free() {
        var free = FreePorts.take(2 * Service.values().length).iterator();
        var http = new EnumMap<Service, Integer>(Service.class);
        var management = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            http.put(service, free.next());
            management.put(service, free.next());
        }
        return new Ports(http, management);
    }

    int http(Service service) {
        return http.getOrDefault(service, 0);
    }

    int management(Service service) {
        return management.getOrDefault(service, 0);
    }
}
