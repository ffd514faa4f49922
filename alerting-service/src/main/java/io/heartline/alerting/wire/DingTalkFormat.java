package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Endpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** A group robot of DingTalk: a text, signed in the URL if the robot demands it. {@code errcode} tells success. */
final class DingTalkFormat implements Format {
    private static final int CONTENT_BYTES_MAX = 2048;
    /** The system is busy; too many messages, by the minute or altogether. */
    private static final Set<Integer> BUSY = Set.of(-1, 130101, 302033, 410100);
    /** The robot, its token or its group is no more. */
    private static final Set<Integer> GONE = Set.of(300005, 400013, 400101, 400102, 400106);

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var words = new Words(endpoint.tongue());
        var message = Json.object().put("msgtype", "text");
        message.putObject("text").put("content", Cut.toBytes(words.text(Json.notice(body)), CONTENT_BYTES_MAX));
        message.putObject("at").put("isAtAll", false);
        return Json.post(url(endpoint, now), message);
    }

    private static URI url(Endpoint endpoint, Instant now) {
        if (endpoint.secret().isEmpty()) {
            return endpoint.url();
        }
        long millis = now.toEpochMilli();
        var sign = URLEncoder.encode(Signature.dingTalk(millis, endpoint.secret()), StandardCharsets.UTF_8);
        var joint = endpoint.url().getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint.url() + joint + "timestamp=" + millis + "&sign=" + sign);
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        return Answers.byCode(reply, Json.number(reply.body(), "errcode"), BUSY, GONE);
    }
}
