package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.wire.AttemptOutcome.Accepted;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import io.heartline.alerting.wire.AttemptOutcome.Gone;
import io.heartline.platform.webhook.StandardWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Standard Webhooks: the message as it was handed in, signed; only a 2xx is acceptance, and 410 is for good. */
final class WebhookFormat implements Format {
    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        long seconds = now.getEpochSecond();
        var headers = Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Heartline",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                StandardWebhook.sign(endpoint.secret(), id, seconds, bytes));
        return new Outgoing.Post(endpoint.url(), headers, bytes);
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        if (reply.isSuccess()) {
            return new Accepted(reply.status());
        }
        return reply.status() == 410 ? new Gone(410) : new Declined(reply.status(), reply.retryAfter());
    }
}
