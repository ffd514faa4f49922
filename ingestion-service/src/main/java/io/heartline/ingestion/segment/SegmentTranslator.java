package io.heartline.ingestion.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.mapping.Rules;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Identification;
import io.heartline.ingestion.translation.Identifier;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Translator;
import io.heartline.ingestion.translation.Unmappable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads one event of Segment's protocol.
 *
 * <p>The names of Segment's own specification are known. Others are taken if the source's mapping says what they mean:
 * {@code events} from a name to a type of customer event, or {@code rules}.
 */
public final class SegmentTranslator implements Translator {
    /** It keeps no state. */
    public static final Translator INSTANCE = new SegmentTranslator();

    private SegmentTranslator() {}

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        if (!payload.isObject()) {
            throw new Unmappable("", "is not a JSON object");
        }
        var event = new SegmentEvent(payload, defaults);
        return switch (event.text("type").toLowerCase(Locale.ROOT)) {
            case "track" -> track(event);
            case "identify" -> identified(event, event.at("traits"));
            case "group" -> grouped(event);
            case "page", "screen" -> visited(event);
            case "alias" -> alias(event);
            default -> throw new Unmappable("type", "is not track, identify, group, page, screen or alias");
        };
    }

    private static Translation track(SegmentEvent event) throws Unmappable {
        var name = event.text("event");
        if (name.isBlank()) {
            throw new Unmappable("event", "is required for a track call");
        }
        var custom = event.defaults().mapping().path("events").path(name);
        if (custom.isTextual()) {
            return of(event, List.of(), List.of(Commerce.happened(event, custom.asText())));
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "order completed",
                    "order refunded",
                    "order cancelled",
                    "account created",
                    "signed up",
                    "account deleted",
                    "invite sent",
                    "trial started",
                    "trial ended" ->
                of(event, List.of(), List.of(Commerce.named(event, name.toLowerCase(Locale.ROOT))));
            case "product reviewed" -> of(event, List.of(Voice.review(event)), List.of());
            case "live chat message sent" -> of(event, List.of(Voice.chat(event, "customer")), List.of());
            case "live chat message received" -> of(event, List.of(Voice.chat(event, "agent")), List.of());
            case "survey question answered" -> of(event, List.of(Voice.answer(event)), List.of());
            case "unsubscribed" -> Voice.unsubscribed(event, List.of());
            case "email marked as spam" ->
                Voice.unsubscribed(event, List.of(Commerce.happened(event, "unsolicited-contact")));
            default -> byRules(event);
        };
    }

    private static Translation byRules(SegmentEvent event) throws Unmappable {
        var rules = Rules.of(event.defaults().mapping());
        return rules.isPresent()
                ? rules.get().apply(event.payload(), event.defaults())
                : Translation.ignored("the event's name means nothing to us");
    }

    private static Translation of(SegmentEvent event, List<ObjectNode> interactions, List<ObjectNode> events)
            throws Unmappable {
        return new Translation(interactions, events, identities(event), List.of(), null);
    }

    /** An account is no person; its plan is one of a person's strata. */
    private static Translation grouped(SegmentEvent event) throws Unmappable {
        return event.at("traits").hasNonNull("plan")
                ? identified(event, event.at("traits"))
                : Translation.ignored("the group has no plan");
    }

    private static Translation identified(SegmentEvent event, JsonNode traits) throws Unmappable {
        var profile = Profiles.of(event, traits);
        var events = profile.isEmpty() ? List.<ObjectNode>of() : List.of(Profiles.changed(event, profile));
        var identifications = identities(event);
        return identifications.isEmpty() && events.isEmpty()
                ? Translation.ignored("it says nothing new of the customer")
                : new Translation(List.of(), events, identifications, List.of(), null);
    }

    private static Translation visited(SegmentEvent event) throws Unmappable {
        var visit = Commerce.happened(event, "visit");
        SegmentEvent.attribute(visit, "name", event.text("name"));
        SegmentEvent.attribute(
                visit, "path", event.at("properties").path("path").asText(""));
        return of(event, List.of(), List.of(visit));
    }

    private static Translation alias(SegmentEvent event) throws Unmappable {
        var previous = event.text("previousId");
        if (previous.isBlank()) {
            throw new Unmappable("previousId", "is required for an alias call");
        }
        var pair = List.of(event.customer(), new Identifier("anonymous-id", previous));
        return new Translation(List.of(), List.of(), List.of(new Identification(pair)), List.of(), null);
    }

    /** What the event says of who its customer is, if that is more than one identifier. */
    static List<Identification> identities(SegmentEvent event) throws Unmappable {
        List<Identifier> found = new ArrayList<>();
        found.add(event.customer());
        if (!event.text("userId").isBlank() && !event.text("anonymousId").isBlank()) {
            found.add(new Identifier("anonymous-id", event.text("anonymousId")));
        }
        var own = event.text("type").equalsIgnoreCase("identify") ? event.at("traits") : MissingNode.getInstance();
        for (var kind : List.of("email", "phone")) {
            Stream.of(own, event.at("context").path("traits"))
                    .map(traits -> traits.path(kind).asText(""))
                    .filter(value -> !value.isBlank())
                    .findFirst()
                    .ifPresent(value -> found.add(new Identifier(kind, value)));
        }
        return found.size() < 2 ? List.of() : List.of(new Identification(List.copyOf(found)));
    }
}
