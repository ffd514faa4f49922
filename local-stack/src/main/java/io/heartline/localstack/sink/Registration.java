package io.heartline.localstack.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.api.Apis;
import java.io.IOException;

/** Makes a sink known to alerting. */
public final class Registration {
    private static final String NAME = "local-sink";

    private Registration() {}

    /**
     * Registers a sink for alerts and outreach of all brands, unless it is registered already. A sink of an earlier run
     * that listened elsewhere is removed.
     */
    public static void register(Sinks sink, Apis alerting) throws IOException, InterruptedException {
        for (var receiver : alerting.get("/receivers?limit=200").body().path("items")) {
            if (receiver.path("name").asText().equals(NAME)) {
                var isSame = receiver.path("url").asText().equals(sink.url().toString());
                if (isSame && receiver.path("enabled").asBoolean()) {
                    return;
                }
                alerting.delete("/receivers/" + receiver.path("id").asText());
            }
        }
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("name", NAME)
                .put("kind", "webhook")
                .put("url", sink.url().toString())
                .put("secret", sink.secret())
                .put("quotes", true);
        var answer = alerting.post("/receivers", request);
        if (!answer.isSuccess()) {
            throw new IOException("alerting refused the receiver: " + answer.status() + " " + answer.body());
        }
    }
}
