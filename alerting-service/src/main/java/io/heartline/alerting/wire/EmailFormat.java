package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Endpoint;
import java.time.Instant;

/** E-mail: plain text, threaded by alert. */
final class EmailFormat implements Format {
    private static final int SUBJECT_MAX = 200;
    private static final String DOMAIN = "@heartline>";

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var notice = Json.notice(body);
        var words = new Words(endpoint.tongue());
        var subject = Cut.toLength(words.headline(notice), SUBJECT_MAX).replaceAll("[\\r\\n]+", " ");
        var text = String.join("\n", words.lines(notice)) + "\n";
        return new Outgoing.Letter(endpoint.to(), subject, text, "<" + id + DOMAIN, "<alert_" + notice.id() + DOMAIN);
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        return Answers.byStatus(reply);
    }
}
