package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Endpoint;
import java.time.Instant;

/** How one kind of receiver is spoken to. */
public interface Format {
    /**
     * What is sent.
     *
     * @param id of the delivery: the same for every attempt
     * @param body the message as it was handed in
     * @param now the instant that signatures are made for
     */
    Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now);

    /** What an answer means; e-mail has none. */
    AttemptOutcome outcome(Reply reply);
}
