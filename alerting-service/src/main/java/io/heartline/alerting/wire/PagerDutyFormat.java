package io.heartline.alerting.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.alerting.receiver.Endpoint;
import java.time.Instant;

/**
 * PagerDuty Events API v2: {@code trigger}, {@code acknowledge} and {@code resolve} under one {@code dedup_key}, the
 * alert's id, so that repetitions join the same incident.
 */
final class PagerDutyFormat implements Format {
    private static final int SUMMARY_MAX = 1024;

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var notice = Json.notice(body);
        var action = switch (notice.event()) {
            case FIRED, ESCALATED, NEWS -> "trigger";
            case ACKNOWLEDGED -> "acknowledge";
            case RESOLVED -> "resolve";
        };
        var event = Json.object()
                .put("routing_key", endpoint.secret())
                .put("event_action", action)
                .put("dedup_key", notice.id());
        if (action.equals("trigger")) {
            event.put("client", "Heartline");
            if (notice.isLinked()) {
                event.put("client_url", notice.link());
                event.putArray("links")
                        .addObject()
                        .put("href", notice.link())
                        .put("text", new Words(endpoint.tongue()).open());
            }
            event.set("payload", payload(notice, new Words(endpoint.tongue())));
        }
        return Json.post(endpoint.url(), event);
    }

    private static ObjectNode payload(Notice notice, Words words) {
        var payload = Json.object()
                .put("summary", Cut.toLength(words.headline(notice), SUMMARY_MAX))
                .put("source", notice.brand())
                .put("severity", Notice.step(notice.severity()))
                .put("timestamp", notice.firedAt())
                .put("group", notice.brand())
                .put("class", notice.kind());
        if (notice.value() != null) {
            payload.put("component", notice.value());
        }
        var details = payload.putObject("custom_details");
        words.facts(notice).forEach(fact -> details.put(fact.name(), fact.value()));
        return payload;
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        return Answers.byStatus(reply);
    }
}
