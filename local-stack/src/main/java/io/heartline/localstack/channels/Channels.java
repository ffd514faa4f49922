package io.heartline.localstack.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One delivery of every kind of sender that calls us; the payloads are files beside this class. */
public final class Channels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPPING = "\"mapping\":";
    private static final String PAYLOAD = "\"payload\":";
    private static final Map<String, String> EVENT_HEADERS =
            Map.of("ce-specversion", "1.0", "ce-id", "ce-501", "ce-source", "/shop", "ce-type", "com.example.feedback");
    private static final Map<String, Scheme> SCHEMES = Map.of(
            "zendesk", Scheme.ZENDESK,
            "typeform", Scheme.TYPEFORM,
            "chatwoot", Scheme.CHATWOOT,
            "intercom", Scheme.INTERCOM,
            "hubspot", Scheme.HUBSPOT,
            "mautic", Scheme.MAUTIC,
            "segment", Scheme.SEGMENT,
            "pagerduty", Scheme.PAGERDUTY);
    private static final List<String> KINDS = List.of(
            "brand-mention",
            "brandwatch",
            "chatwoot",
            "cloudevents",
            "delighted",
            "formbricks",
            "formbricks-hub",
            "generic",
            "google-play",
            "hubspot",
            "intercom",
            "mautic",
            "meltwater",
            "mention",
            "pagerduty",
            "pipedrive",
            "posthog",
            "salesforce",
            "satismeter",
            "segment",
            "standard-webhooks",
            "talkwalker",
            "typeform",
            "zendesk");

    private Channels() {}

    /** Returns all kinds that push, in the order of their names. */
    public static List<Channel> pushed() {
        return KINDS.stream().map(Channels::read).toList();
    }

    private static Channel read(String kind) {
        var file = "/channels/" + kind + ".json";
        try (var in = Channels.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var payload = text.substring(text.indexOf(PAYLOAD) + PAYLOAD.length(), text.lastIndexOf('}'));
            return new Channel(
                    kind,
                    SCHEMES.getOrDefault(kind, Scheme.STANDARD_WEBHOOKS),
                    mapping(text),
                    payload.strip(),
                    kind.equals("cloudevents") ? EVENT_HEADERS : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The mapping stands before the payload, which is no JSON yet: its times are still to be filled in. */
    private static JsonNode mapping(String text) throws IOException {
        var from = text.indexOf(MAPPING) + MAPPING.length();
        return JSON.readTree(text.substring(from, text.lastIndexOf(',', text.indexOf(PAYLOAD))));
    }
}
