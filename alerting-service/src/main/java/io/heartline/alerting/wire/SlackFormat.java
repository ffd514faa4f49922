package io.heartline.alerting.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.wire.AttemptOutcome.Gone;
import java.time.Instant;
import java.util.Set;

/** A Slack incoming webhook: a text for notifications and blocks for the channel. */
final class SlackFormat implements Format {
    private static final int HEADER_MAX = 150;
    private static final int SECTION_MAX = 3000;
    /** What a webhook says that was removed, or whose channel was. */
    private static final Set<String> GONE = Set.of("no_service", "channel_not_found", "channel_is_archived", "no_team");

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var notice = Json.notice(body);
        var words = new Words(endpoint.tongue());
        var message = Json.object().put("text", escape(Cut.toLength(words.headline(notice), SECTION_MAX / 2)));
        var blocks = message.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", Cut.toLength(words.headline(notice), HEADER_MAX));
        section(blocks, String.join("\n", words.lines(notice)));
        if (notice.isLinked()) {
            blocks.addObject()
                    .put("type", "actions")
                    .putArray("elements")
                    .addObject()
                    .put("type", "button")
                    .put("url", notice.link())
                    .putObject("text")
                    .put("type", "plain_text")
                    .put("text", words.open());
        }
        return Json.post(endpoint.url(), message);
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                // Escaped, a character can be five; what is cut before stays within the limit.
                .put("text", escape(Cut.toLength(text, SECTION_MAX / 5)));
    }

    /** So that no name of a product mentions a channel or becomes a link. */
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        return !reply.isSuccess() && GONE.contains(reply.body().strip())
                ? new Gone(reply.status())
                : Answers.byStatus(reply);
    }
}
