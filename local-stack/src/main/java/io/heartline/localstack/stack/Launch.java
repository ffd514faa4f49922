package io.heartline.localstack.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How a service is started, so that it can be started again.
 *
 * @param program what runs it
 * @param log the file to which its output is appended; a crash report would appear beside it
 * @param managementPort where it tells whether it is ready
 * @param environment of the process
 * @param settings configuration on top of it, by property name
 * @param optimising whether the JVM compiles as well as it can, which costs at the start and pays off after a minute
 */
record Launch(
        Program program,
        Path log,
        int managementPort,
        Map<String, String> environment,
        Map<String, String> settings,
        boolean optimising) {
    Launch {
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
    }

    /** The same with these settings instead. */
    Launch with(Map<String, String> others) {
        return new Launch(program, log, managementPort, environment, others, optimising);
    }

    /** A second one like it, on other ports, which says what it says to another file. */
    Launch beside(int port, int otherManagementPort, Path otherLog) {
        var ports = new HashMap<>(environment);
        ports.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        ports.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(otherManagementPort));
        return new Launch(program, otherLog, otherManagementPort, ports, settings, optimising);
    }

    /** The same in a JVM that compiles as well as it can. */
    Launch forLong() {
        return new Launch(program, log, managementPort, environment, settings, true);
    }
}
