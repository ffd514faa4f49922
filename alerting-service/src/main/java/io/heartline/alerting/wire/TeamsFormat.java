package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A Microsoft Teams workflow ("when a Teams webhook request is received"): a message with one adaptive card. Where an
 * old connector stands behind the URL, a failure hides in the text of a 200.
 */
final class TeamsFormat implements Format {
    private static final Pattern HIDDEN = Pattern.compile("returned HTTP error (\\d{3})");
    private static final int TEXT_MAX = 4000;

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        var notice = Json.notice(body);
        var words = new Words(endpoint.tongue());
        var message = Json.object().put("type", "message");
        var attachment = message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl");
        var card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        var content = card.putArray("body");
        content.addObject()
                .put("type", "TextBlock")
                .put("text", plain(Cut.toLength(words.headline(notice), TEXT_MAX)))
                .put("weight", "Bolder")
                .put("size", "Medium")
                .put("wrap", true);
        var facts = content.addObject().put("type", "FactSet").putArray("facts");
        words.facts(notice)
                .forEach(fact -> facts.addObject()
                        .put("title", fact.name())
                        .put("value", plain(Cut.toLength(fact.value(), TEXT_MAX))));
        if (notice.isLinked()) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", words.open())
                    .put("url", notice.link());
        }
        return Json.post(endpoint.url(), message);
    }

    /**
     * Cards read a little Markdown; names of products must not become links. Not every client of Teams knows a backslash
     * before a bracket, so a link is broken where it is joined.
     */
    private static String plain(String text) {
        return text.replace("](", "] (");
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        var hidden = HIDDEN.matcher(reply.body());
        if (reply.isSuccess() && hidden.find()) {
            int status = Integer.parseInt(hidden.group(1));
            return status == 429
                    ? new Declined(reply.status(), Duration.ofMinutes(1), status)
                    : Answers.byStatus(new Reply(status, null, ""));
        }
        return Answers.byStatus(reply);
    }
}
