package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Endpoint;
import java.time.Instant;
import java.util.Set;

/** A group robot of WeCom: a text of at most 2048 bytes. It is unsigned, so its URL is the secret; {@code errcode} tells. */
final class WeComFormat implements Format {
    private static final int CONTENT_BYTES_MAX = 2048;
    /** The system is busy; too many messages. */
    private static final Set<Integer> BUSY = Set.of(-1, 45009);
    /** The robot is no more. */
    private static final Set<Integer> GONE = Set.of(93000);

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var text = new Words(endpoint.tongue()).text(Json.notice(body));
        var message = Json.object().put("msgtype", "text");
        message.putObject("text").put("content", Cut.toBytes(text, CONTENT_BYTES_MAX));
        return Json.post(endpoint.url(), message);
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        return Answers.byCode(reply, Json.number(reply.body(), "errcode"), BUSY, GONE);
    }
}
