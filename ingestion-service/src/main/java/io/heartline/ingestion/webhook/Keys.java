package io.heartline.ingestion.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.ingestion.source.SourceKinds;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what a delivery is known again: the sender's own id of it, or its bytes. */
final class Keys {
    private Keys() {}

    /**
     * The key of a delivery.
     *
     * @param headers by lower-case name
     * @param payload null if the body is no JSON
     */
    static String of(String kind, Map<String, String> headers, @Nullable JsonNode payload, byte[] body) {
        for (var name : List.of("webhook-id", "x-chatwoot-delivery")) {
            var value = headers.get(name);
            if (value != null && !value.isBlank()) {
                return "id:" + value;
            }
        }
        if (payload != null) {
            var key = of(kind, payload);
            if (!key.isBlank()) {
                return "id:" + key;
            }
        }
        return "body:" + sha256(body);
    }

    /** The sender's id in the payload; empty if it has none. */
    private static String of(String kind, JsonNode payload) {
        return switch (kind) {
            case "typeform", "delighted" -> payload.path("event_id").asText("");
            case "intercom", "zendesk", "formbricks-hub" -> payload.path("id").asText("");
            case "pagerduty" -> payload.path("event").path("id").asText("");
            case SourceKinds.SEGMENT -> payload.path("messageId").asText("");
            case SourceKinds.CLOUDEVENTS ->
                payload.path("id").asText("").isBlank()
                        ? ""
                        : payload.path("source").asText("") + " "
                                + payload.path("id").asText("");
            default -> "";
        };
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
