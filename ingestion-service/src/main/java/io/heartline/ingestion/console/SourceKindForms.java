package io.heartline.ingestion.console;

import static java.util.Objects.requireNonNullElse;

import io.heartline.ingestion.source.SourceKinds;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each kind of source needs to be set up. */
final class SourceKindForms {
    private static final Set<String> TOKENS = Set.of("delighted", "posthog", "satismeter");
    private static final Set<String> OURS = Set.of(
            SourceKinds.GENERIC,
            SourceKinds.CLOUDEVENTS,
            SourceKinds.STANDARD_WEBHOOKS,
            "google-play",
            "pipedrive",
            "salesforce");
    private static final Set<String> MAPPED = Set.of(
            SourceKinds.GENERIC, SourceKinds.CLOUDEVENTS, SourceKinds.STANDARD_WEBHOOKS, SourceKinds.SEGMENT, "kafka");

    private static final Setting EVERY = Setting.number("every");
    private static final Setting KEYWORDS = Setting.words("keywords");
    private static final Setting RECORDS = Setting.choice("records", "interactions", "customer-events");
    private static final Setting MAPPING = Setting.words("mapping");
    private static final Setting PAYLOAD = Setting.words("payload");
    private static final Map<String, List<Setting>> PULLED = Map.of(
            "rss",
                    List.of(
                            Setting.words("url"),
                            Setting.number("pages"),
                            Setting.choice("channel", "", "review", "social"),
                            EVERY,
                            KEYWORDS),
            "imap",
                    List.of(
                            Setting.words("host"),
                            Setting.number("port"),
                            Setting.choice("tls", "implicit", "starttls", "none"),
                            Setting.words("user"),
                            Setting.choice("auth", "", "oauth2"),
                            Setting.words("folder"),
                            Setting.words("own"),
                            EVERY,
                            KEYWORDS),
            "mastodon",
                    List.of(
                            Setting.words("server"),
                            Setting.words("hashtag"),
                            Setting.words("account"),
                            EVERY,
                            KEYWORDS),
            "folder", List.of(Setting.words("path"), RECORDS, MAPPING, PAYLOAD, EVERY),
            "s3",
                    List.of(
                            Setting.words("endpoint"),
                            Setting.words("region"),
                            Setting.words("bucket"),
                            Setting.words("prefix"),
                            Setting.words("accessKey"),
                            RECORDS,
                            MAPPING,
                            PAYLOAD,
                            EVERY),
            "kafka",
                    List.of(
                            Setting.words("bootstrapServers"),
                            Setting.words("topic"),
                            Setting.words("groupId"),
                            Setting.choice("from", "earliest", "latest"),
                            Setting.choice("tls", "", "none"),
                            Setting.choice("mechanism", "", "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
                            Setting.words("user"),
                            EVERY));

    private SourceKindForms() {}

    /**
     * A setting of the object {@code pull} of a mapping.
     *
     * @param type {@code text}, {@code number} or {@code select}
     * @param values of a select; an empty one leaves the setting out
     */
    record Setting(String name, String type, List<String> values) {
        static Setting words(String name) {
            return new Setting(name, "text", List.of());
        }

        static Setting number(String name) {
            return new Setting(name, "number", List.of());
        }

        static Setting choice(String name, String... values) {
            return new Setting(name, "select", List.of(values));
        }
    }

    /** The settings by which a source of this kind is asked; none if it sends by itself. */
    static List<Setting> settings(String kind) {
        return requireNonNullElse(PULLED.get(kind), List.of());
    }

    /** Whether somebody may have to say what its payloads mean. */
    static boolean isMapped(String kind) {
        return MAPPED.contains(kind);
    }

    /** The secret that is offered first: who makes it depends on the sender. */
    static SecretWay usual(String kind) {
        if (TOKENS.contains(kind)) {
            return SecretWay.NEW_URL_TOKEN;
        }
        if (OURS.contains(kind)) {
            return SecretWay.NEW_SIGNING;
        }
        return SourceKinds.pulled(kind) && !kind.equals("imap") && !kind.equals("s3")
                ? SecretWay.NONE
                : SecretWay.SIGNING;
    }
}
