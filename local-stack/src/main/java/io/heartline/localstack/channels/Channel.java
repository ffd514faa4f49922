package io.heartline.localstack.channels;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A kind of sender, and one delivery of it.
 *
 * @param kind the name of the kind of source
 * @param scheme how it signs
 * @param mapping what a source of this kind must be told
 * @param payload what is delivered; {@code {now}}, {@code {seconds}} and {@code {millis}} stand for the time
 * @param headers it sends besides those of the signature
 */
public record Channel(String kind, Scheme scheme, JsonNode mapping, String payload, Map<String, String> headers) {
    /** Keeps a copy. */
    public Channel {
        headers = Map.copyOf(headers);
    }

    /** Returns the bytes of a delivery at this time. */
    public byte[] body(Instant now) {
        return payload.replace("{now}", now.truncatedTo(ChronoUnit.MILLIS).toString())
                .replace("{seconds}", Long.toString(now.getEpochSecond()))
                .replace("{millis}", Long.toString(now.toEpochMilli()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
