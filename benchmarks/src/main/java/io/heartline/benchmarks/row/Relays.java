package io.heartline.benchmarks.row;

import io.heartline.benchmarks.stage.Stage;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.time.Duration;

/** Waits until Kafka has what a service tells. */
final class Relays {
    private static final Duration RELAYED_WITHIN = Duration.ofMinutes(10);

    private Relays() {}

    /** Returns the seconds until the outbox of a service was empty. */
    static double await(Stage stage, Service service) throws IOException, InterruptedException {
        return stage.await(
                "the relay of " + service.key(),
                RELAYED_WITHIN,
                () -> stage.number(service, "select count(*) from (select from outbox limit 1) as waiting") == 0);
    }
}
