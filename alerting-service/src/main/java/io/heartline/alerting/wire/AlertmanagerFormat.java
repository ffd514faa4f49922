package io.heartline.alerting.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.alerting.receiver.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Alertmanager API v2. Labels identify an alert there, so they hold only what never changes while it lasts and nothing
 * that a customer said or is called; the rest are annotations. {@code endsAt} of a firing alert is left to
 * Alertmanager's {@code resolve_timeout}, since {@code Resender} repeats it.
 */
public final class AlertmanagerFormat implements Format {
    private static final String PATH = "/api/v2/alerts";
    private static final int TEXT_MAX = 1024;

    @Override
    public Outgoing outgoing(Endpoint endpoint, String id, String body, Instant now) {
        return batch(endpoint, List.of(body));
    }

    /** Several messages in one request, as it is repeated. */
    public Outgoing.Post batch(Endpoint endpoint, List<String> bodies) {
        var alerts = new ArrayNode(JsonNodeFactory.instance);
        var words = new Words(endpoint.tongue());
        for (var body : bodies) {
            alerts.add(alert(Json.notice(body), words));
        }
        Map<String, String> proof = endpoint.secret().isEmpty() ? Map.of() : Map.of("authorization", endpoint.secret());
        return Json.post(url(endpoint.url()), alerts, proof);
    }

    private static ObjectNode alert(Notice notice, Words words) {
        var alert = Json.object();
        alert.putObject("labels")
                .put("alertname", "Heartline" + notice.camelKind())
                .put("alert_id", notice.id())
                .put("brand", notice.brand())
                .put("kind", notice.kind())
                .put("severity", Notice.step(notice.firedSeverity()));
        var annotations = alert.putObject("annotations").put("summary", Cut.toLength(words.headline(notice), TEXT_MAX));
        words.facts(notice)
                .forEach(fact -> annotations.put(annotation(fact.key()), Cut.toLength(fact.value(), TEXT_MAX)));
        alert.put("startsAt", notice.firedAt());
        if (notice.resolvedAt() != null) {
            alert.put("endsAt", notice.resolvedAt());
        }
        if (notice.isLinked()) {
            alert.put("generatorURL", notice.link());
        }
        return alert;
    }

    /** Names of annotations are letters, digits and underscores. */
    private static String annotation(String key) {
        return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static URI url(URI base) {
        var path = base.getPath() == null ? "" : base.getPath();
        if (path.endsWith(PATH)) {
            return base;
        }
        var text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + PATH);
    }

    @Override
    public AttemptOutcome outcome(Reply reply) {
        return Answers.byStatus(reply);
    }
}
