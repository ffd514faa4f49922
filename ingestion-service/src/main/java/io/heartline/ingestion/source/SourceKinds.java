package io.heartline.ingestion.source;

import io.heartline.ingestion.signature.Scheme;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of sources that can be set up, and how each kind of sender signs. */
public final class SourceKinds {
    /** Items of our own API, or anything that a mapping can read. */
    public static final String GENERIC = "generic";

    /** CloudEvents over HTTP. */
    public static final String CLOUDEVENTS = "cloudevents";

    /** Any sender that signs after Standard Webhooks. */
    public static final String STANDARD_WEBHOOKS = "standard-webhooks";

    /** Segment and whatever speaks its protocol. */
    public static final String SEGMENT = "segment";

    private static final Set<String> PUSHED = Set.of(
            STANDARD_WEBHOOKS,
            "formbricks",
            "formbricks-hub",
            "typeform",
            "zendesk",
            "chatwoot",
            "intercom",
            "hubspot",
            "delighted",
            "mautic",
            SEGMENT,
            "posthog",
            "satismeter",
            "pagerduty",
            GENERIC,
            CLOUDEVENTS,
            "google-play",
            "pipedrive",
            "salesforce");
    private static final Set<String> PULLED = Set.of("rss", "imap", "mastodon", "folder", "s3", "kafka");

    private SourceKinds() {}

    /** Every kind, in order, with those whose payloads can be read. */
    public static SortedSet<String> all(Set<String> readable) {
        return Stream.of(PUSHED, PULLED, readable).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether we ask sources of this kind, rather than being called by them. */
    public static boolean pulled(String kind) {
        return PULLED.contains(kind);
    }

    /** How senders of this kind sign if nothing else is said; Standard Webhooks where the sender leaves it to us. */
    static Scheme scheme(String kind) {
        return switch (kind) {
            case STANDARD_WEBHOOKS, "formbricks", "formbricks-hub" -> Scheme.STANDARD_WEBHOOKS;
            case "zendesk" -> Scheme.ZENDESK;
            case "typeform" -> Scheme.TYPEFORM;
            case "chatwoot" -> Scheme.CHATWOOT;
            case "intercom" -> Scheme.INTERCOM;
            case "hubspot" -> Scheme.HUBSPOT;
            case "mautic" -> Scheme.MAUTIC;
            case SEGMENT -> Scheme.SEGMENT;
            case "pagerduty" -> Scheme.PAGERDUTY;
            default -> Scheme.STANDARD_WEBHOOKS;
        };
    }
}
