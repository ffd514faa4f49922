package io.heartline.alerting.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was handed in, whoever gets it.
 *
 * @param type {@code alert.fired}, {@code alert.resolved}, {@code case.opened} and so on
 * @param id of the alert, or of what else it is about
 * @param kind of the alert; {@code case} of a case
 * @param severity 1 to 10, as it is now
 * @param firedSeverity 1 to 10, as it was when it fired: what identifies an alert elsewhere must not change
 * @param brand whose it is
 * @param title one line in English that names no customer and quotes nobody
 * @param scope what it is about, as in {@code product}; absent for customers
 * @param value which one
 * @param firedAt RFC 3339
 * @param resolvedAt RFC 3339
 * @param actor who acknowledged or resolved it
 * @param customerId only for receivers that may know
 * @param link where the whole of it is; a path if no link base is configured
 * @param count how many alerts are told as one; 0 for one alert
 * @param members some of them, the worst first
 * @param more how many there are beyond those
 */
public record Notice(
        String type,
        String id,
        String kind,
        int severity,
        int firedSeverity,
        String brand,
        String title,
        @Nullable String scope,
        @Nullable String value,
        String firedAt,
        @Nullable String resolvedAt,
        @Nullable String actor,
        @Nullable String customerId,
        String link,
        int count,
        List<Member> members,
        int more) {

    /** One of several alerts. */
    public record Member(String kind, int severity, String title, String link) {}

    /** What happened to the alert. */
    enum Event {
        FIRED,
        ACKNOWLEDGED,
        RESOLVED,
        ESCALATED,
        NEWS
    }

    /** Reads what {@code Deliveries} wrote. */
    public static Notice read(JsonNode body) {
        var data = body.path("data");
        List<Member> members = new ArrayList<>();
        for (var member : data.path("alerts")) {
            members.add(new Member(
                    member.path("kind").asText(),
                    member.path("severity").asInt(1),
                    member.path("title").asText(),
                    member.path("link").asText()));
        }
        int severity = data.path("severity").asInt(1);
        return new Notice(
                body.path("type").asText(),
                data.path("alertId").asText(data.path("id").asText()),
                data.path("kind").asText("alert"),
                severity,
                data.path("firedSeverity").asInt(severity),
                data.path("brand").asText(),
                data.path("title").asText(),
                text(data.path("scope").path("kind")),
                text(data.path("scope").path("value")),
                data.path("firedAt").asText(body.path("timestamp").asText()),
                text(data.path("resolvedAt")),
                text(data.path("actor")),
                text(data.path("customerId")),
                data.path("link").asText(),
                data.path("count").asInt(0),
                List.copyOf(members),
                data.path("more").asInt(0));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    Event event() {
        return switch (type) {
            case "alert.fired", "alerts.fired", "case.opened", "case.reopened" -> Event.FIRED;
            case "alert.acknowledged", "case.acknowledged" -> Event.ACKNOWLEDGED;
            case "alert.resolved", "alerts.resolved", "case.closed" -> Event.RESOLVED;
            case "alert.escalated", "case.escalated", "case.overdue" -> Event.ESCALATED;
            default -> Event.NEWS;
        };
    }

    boolean isLinked() {
        return link.startsWith("https://") || link.startsWith("http://");
    }

    /** The four steps that pagers know: critical 9–10, error 7–8, warning 4–6, info 1–3. */
    static String step(int severity) {
        if (severity >= 9) {
            return "critical";
        }
        if (severity >= 7) {
            return "error";
        }
        return severity >= 4 ? "warning" : "info";
    }

    /** The kind as a name in camel case, as in {@code DataMisuse}. */
    String camelKind() {
        var camel = new StringBuilder();
        for (var part : kind.split("[^A-Za-z0-9]+", -1)) {
            if (!part.isEmpty()) {
                camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return camel.toString();
    }
}
