package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.receiver.Tongue;
import java.time.Instant;
import java.util.Set;

/**
 * A custom bot of Feishu or Lark: a {@code post}, signed if the bot demands it. A 200 can still be a failure: {@code code}
 * tells. A body has at most 20 KB, which the limits on texts keep far away.
 */
final class FeishuFormat implements Format {
    private static final int LINE_BYTES_MAX = 1000;
    /** Too many requests. */
    private static final Set<Integer> BUSY = Set.of(11232, 99991400);
    /** The bot was removed. */
    private static final Set<Integer> GONE = Set.of(19001);

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var notice = Json.notice(body);
        var words = new Words(endpoint.tongue());
        var message = Json.object();
        if (!endpoint.secret().isEmpty()) {
            long seconds = now.getEpochSecond();
            message.put("timestamp", Long.toString(seconds)).put("sign", Signature.feishu(seconds, endpoint.secret()));
        }
        message.put("msg_type", "post");
        var post = message.putObject("content")
                .putObject("post")
                .putObject(endpoint.tongue() == Tongue.ZH ? "zh_cn" : "en_us")
                .put("title", Cut.toBytes(words.headline(notice), LINE_BYTES_MAX));
        var paragraphs = post.putArray("content");
        for (var line : words.lines(notice)) {
            paragraphs.addArray().addObject().put("tag", "text").put("text", Cut.toBytes(line, LINE_BYTES_MAX));
        }
        if (notice.isLinked()) {
            paragraphs
                    .addArray()
                    .addObject()
                    .put("tag", "a")
                    .put("text", words.open())
                    .put("href", notice.link());
        }
        return Json.post(endpoint.url(), message);
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        var code = Json.number(reply.body(), "code");
        // Bots of old answer StatusCode instead.
        return Answers.byCode(reply, code.isPresent() ? code : Json.number(reply.body(), "StatusCode"), BUSY, GONE);
    }
}
