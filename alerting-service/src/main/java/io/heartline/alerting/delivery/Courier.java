package io.heartline.alerting.delivery;

import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.receiver.ReceiverKind;
import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.alerting.wire.Formats;
import io.heartline.alerting.wire.Outgoing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Speaks to receivers, each as its kind wants it. */
@ApplicationScoped
class Courier {
    private final PostClient posts;
    private final MailClient mails;
    private final RetryLadder patient;
    private final RetryLadder urgent;
    private final Clock clock;

    Courier(MailClient mails, DeliveryConfig config, Clock clock) {
        this.mails = mails;
        this.posts = new PostClient(config.connectTimeout(), config.timeout(), config.allowPrivateAddresses());
        this.patient = new RetryLadder(config.retries(), config.jitter());
        this.urgent = new RetryLadder(config.urgentRetries(), config.jitter());
        this.clock = clock;
    }

    /** One attempt; {@code body} is the message as it was handed in. */
    AttemptOutcome send(Endpoint endpoint, UUID deliveryId, String body) throws InterruptedException {
        var now = clock.instant();
        var format = Formats.of(endpoint.kind());
        return switch (format.outgoing(endpoint, "msg_" + deliveryId, body, now)) {
            case Outgoing.Post post -> posts.post(post, format, now);
            case Outgoing.Letter letter -> mails.send(letter);
        };
    }

    /** A request that is more than one message. */
    AttemptOutcome post(ReceiverKind kind, Outgoing.Post post) throws InterruptedException {
        return posts.post(post, Formats.of(kind), clock.instant());
    }

    /** Webhooks have the waits that their standard suggests; people and pagers are asked again much sooner. */
    RetryLadder ladder(ReceiverKind kind) {
        return kind == ReceiverKind.WEBHOOK ? patient : urgent;
    }

    @PreDestroy
    void close() {
        posts.close();
    }
}
