package io.heartline.faults.ground;

import io.heartline.testing.EmbeddedKafka;
import io.heartline.testing.EmbeddedKafka.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The broker, as a process of its own that can be killed. */
final class Broker {
    /** What it prints once it takes connections. */
    static final String READY = "ready";

    private Broker() {}

    /**
     * Runs a broker until it is told to end or whoever started it is gone.
     *
     * @param arguments the directory, the port, and {@code NAME:port:advertised} of each further door
     */
    public static void main(String[] arguments) throws IOException {
        var doors = Arrays.stream(arguments).skip(2).map(Broker::door).toList();
        var broker = EmbeddedKafka.persistent(Path.of(arguments[0]), Integer.parseInt(arguments[1]), doors);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        System.out.println(READY);
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is said to it: the end of its input is the end of whoever started it.
        }
        System.exit(0);
    }

    static String text(Door door) {
        return door.name() + ":" + door.port() + ":" + door.advertised();
    }

    private static Door door(String text) {
        var parts = text.split(":", 3);
        return new Door(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
