package io.heartline.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A fictional customer.
 *
 * @param id external id, for example {@code lantern-0042}
 * @param story the scripted story the customer plays in; null for the others
 * @param language what the customer writes: {@code en}, {@code zh} or {@code zh-Hant}
 * @param profile what the brand knows about the customer
 * @param mood how the customer is inclined to talk
 */
record DemoCustomer(String id, Brand brand, @Nullable String story, String language, Profile profile, Mood mood) {

    static DemoCustomer scripted(JsonNode line) {
        var tier = line.has("tier") ? line.get("tier").asText() : null;
        var profile = new Profile(
                line.get("region").asText(),
                line.get("plan").asText(),
                tier,
                line.get("tenureDays").asInt(),
                ZoneId.of(line.get("timeZone").asText()));
        return new DemoCustomer(
                line.get("id").asText(),
                Brand.of(line.get("brand").asText()),
                line.get("story").asText(),
                line.get("language").asText(),
                profile,
                Mood.EVEN);
    }

    /** Whether the customer joined inside the feed's window and so signs up in it. */
    boolean isNew() {
        return profile.tenureDays() < DemoFeed.DAYS;
    }

    /**
     * Strata and manners; never an address.
     *
     * @param tenureDays days since the customer joined, at the end of the feed
     */
    record Profile(String region, String plan, @Nullable String tier, int tenureDays, ZoneId zone) {}

    /** How a customer is inclined to talk. */
    enum Mood {
        SUNNY,
        EVEN,
        GRUMPY,
        /** Buys and visits, and never says anything. */
        SILENT
    }
}
