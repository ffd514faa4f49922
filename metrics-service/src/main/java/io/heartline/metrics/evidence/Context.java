package io.heartline.metrics.evidence;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Profile;
import io.heartline.contracts.ScoredInteraction;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who said and scored a piece of evidence, and what it tells of the customer.
 *
 * @param model the version of the model that scored it; absent for events
 * @param conversation in which it was said, if it was in one: its source and the source's own id of it
 * @param agent the pseudonym of the agent who said it; absent for what customers said
 * @param queue which queue it came through, if its source says so
 * @param strata what an event says of the customer: dimension to stratum; empty if nothing
 */
public record Context(
        @Nullable String model,
        @Nullable String conversation,
        @Nullable String agent,
        @Nullable String queue,
        SortedMap<String, String> strata) {
    /** Nothing is known. */
    public static final Context NONE = new Context(null, null, null, null, new TreeMap<>());

    /** The key of the attribute in which a source says the queue. */
    static final String QUEUE = "queue";

    /** Keeps the strata as they are now. */
    public Context {
        strata = Collections.unmodifiableSortedMap(new TreeMap<>(strata));
    }

    Context withoutAgent() {
        return new Context(model, conversation, null, queue, strata);
    }

    static Context of(ScoredInteraction scored) {
        var conversation = scored.conversationId();
        return new Context(
                scored.score().model(),
                conversation == null ? null : scored.source() + "/" + conversation,
                scored.agentId(),
                scored.attributes().get(QUEUE),
                new TreeMap<>());
    }

    static Context of(CustomerEvent event) {
        var profile = event.profile();
        return new Context(null, null, null, null, profile == null ? new TreeMap<>() : strata(profile));
    }

    private static SortedMap<String, String> strata(Profile profile) {
        SortedMap<String, String> strata = new TreeMap<>();
        put(strata, "region", profile.region());
        put(strata, "plan", profile.plan());
        put(strata, "tier", profile.tier());
        put(strata, "language", profile.language());
        return strata;
    }

    private static void put(Map<String, String> strata, String dimension, @Nullable String stratum) {
        if (stratum != null && !stratum.isBlank()) {
            strata.put(dimension, stratum);
        }
    }
}
