package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.api.Answer;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.channels.Channel;
import io.heartline.localstack.channels.Signing;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets sources up as their owner would, and calls their webhooks as their senders would. */
final class Senders {
    static final String BRAND = "lantern-shop";

    private static final String PUBLIC = "https://hearts.example.com/webhooks/";
    private static final int SECRET_BYTES = 32;

    private final Apis ingestion;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(4);

    Senders(Apis ingestion) {
        this.ingestion = ingestion;
    }

    /** Sets up a source of a channel's kind. */
    void setUp(Channel channel, String slug) throws IOException, InterruptedException {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        secrets.put(slug, channel.scheme().secret(bytes));
        setUp(slug, channel.kind(), channel.mapping(), secrets.get(slug));
    }

    /** Sets up a source with this mapping and secret. */
    void setUp(String slug, String kind, JsonNode mapping, @Nullable String secret)
            throws IOException, InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("slug", slug)
                .put("kind", kind)
                .put("brand", BRAND)
                .put("touchpoint", "support")
                .put("publicUrl", PUBLIC + slug);
        body.set("mapping", mapping);
        if (secret != null) {
            body.putArray("secrets").addObject().put("use", "signing").put("value", secret);
        }
        var answer = ingestion.post("/sources", body);
        if (answer.status() != 201) {
            throw new IOException("POST /sources answered " + answer.status() + ": " + answer.text());
        }
    }

    /** What a sender would sign of a channel's delivery now. */
    Signing signing(Channel channel, String slug, Instant now) {
        return new Signing(
                channel.body(now),
                secrets.getOrDefault(slug, ""),
                now,
                UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8)).toString(),
                URI.create(PUBLIC + slug));
    }

    /** Calls the webhook of a source with what was signed. */
    Answer deliver(Channel channel, String slug, Signing signed) throws IOException, InterruptedException {
        return deliver(channel, slug, signed, signed.body());
    }

    /** Calls the webhook of a source with other bytes than those that were signed. */
    Answer deliver(Channel channel, String slug, Signing signed, byte[] sent) throws IOException, InterruptedException {
        var headers = new LinkedHashMap<>(channel.headers());
        headers.putAll(channel.scheme().headers(signed));
        return ingestion.call("/webhooks/" + slug, headers, sent);
    }

    /** How a source fares. */
    JsonNode health(String slug) throws IOException, InterruptedException {
        for (var source : ingestion.get("/sources?limit=200").body().path("items")) {
            if (source.path("slug").asText().equals(slug)) {
                return source.path("health");
            }
        }
        throw new IOException("there is no source " + slug);
    }
}
