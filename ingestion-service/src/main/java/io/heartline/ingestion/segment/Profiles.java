package io.heartline.ingestion.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.translation.Unmappable;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.UUID;

/** What traits tell of a customer's strata; names and addresses are none of our business. */
final class Profiles {
    private static final int DAY_LENGTH = "2026-03-01".length();

    private Profiles() {}

    static ObjectNode of(SegmentEvent event, JsonNode traits) {
        var profile = JsonNodeFactory.instance.objectNode();
        for (var name : List.of("plan", "tier", "region")) {
            slug(profile, name, traits.path(name).asText(""));
        }
        var address = traits.path("address");
        if (!profile.has("region")) {
            slug(
                    profile,
                    "region",
                    address.path("state").asText(address.path("country").asText("")));
        }
        var context = event.at("context");
        language(profile, context.path("locale").asText(""));
        var zone = context.path("timezone").asText("");
        if (List.of(TimeZone.getAvailableIDs()).contains(zone)) {
            profile.put("timeZone", zone);
        }
        return profile;
    }

    /**
     * The event that tells a profile. Libraries tell the same one with every visit: it counts once a day.
     *
     * @throws Unmappable if the event names no customer
     */
    static ObjectNode changed(SegmentEvent event, ObjectNode profile) throws Unmappable {
        var at = Objects.requireNonNullElse(event.occurredAt(), "");
        var day = at.substring(0, Math.min(at.length(), DAY_LENGTH));
        var said = event.customer() + " " + day + " " + profile;
        var id = UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString();
        var item = event.item("profile:", id).put("type", "profile-changed");
        // With its time it would be another version with every visit.
        item.remove("occurredAt");
        item.set("profile", profile);
        return item;
    }

    private static void slug(ObjectNode profile, String name, String text) {
        var slug = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (!slug.isEmpty() && slug.length() <= Limits.SLUG_LENGTH_MAX) {
            profile.put(name, slug);
        }
    }

    private static void language(ObjectNode profile, String locale) {
        if (locale.isBlank() || locale.length() > Limits.LANGUAGE_LENGTH_MAX) {
            return;
        }
        try {
            var tag = new Locale.Builder()
                    .setLanguageTag(locale.replace('_', '-'))
                    .build();
            profile.put("language", tag.toLanguageTag());
        } catch (IllformedLocaleException e) {
            // A browser may say anything; the language is then not known.
            return;
        }
    }
}
