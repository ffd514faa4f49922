package io.heartline.alerting.contactpolicy;

import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers who complained, so that they are left alone for a while. Runs in the caller's transaction. */
@ApplicationScoped
public class Complaints {
    private static final String NOTE = """
            insert into complaint (interaction_id, customer_id, brand, severe, at)
            values (?, ?, ?, ?, ?)
            on conflict (interaction_id) do update set severe = excluded.severe, at = excluded.at""";

    private final Database database;
    private final ContactConfig config;

    Complaints(Database database, ContactConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Notes what customers expressed.
     *
     * @param winners what won over earlier versions and revisions, in order; one that is no complaint any more is taken back
     */
    public void note(List<ScoredInteraction> winners) {
        Map<UUID, ScoredInteraction> newest = new LinkedHashMap<>();
        winners.forEach(one -> newest.put(one.id(), one));
        List<@Nullable Object[]> complaints = new ArrayList<>();
        List<UUID> others = new ArrayList<>();
        for (var one : newest.values()) {
            boolean severe = expresses(one.score(), config.severeIntents());
            if (severe || isNegative(one.score()) || expresses(one.score(), config.complaintIntents())) {
                complaints.add(
                        new @Nullable Object[] {one.id(), one.customerId(), one.brand(), severe, one.occurredAt()});
            } else {
                others.add(one.id());
            }
        }
        if (!others.isEmpty()) {
            database.update(
                    "delete from complaint where interaction_id = any (?)", (Object) others.toArray(UUID[]::new));
        }
        database.batch(NOTE, complaints);
    }

    private static boolean isNegative(Score score) {
        return !score.abstained() && score.sentiment() == Sentiment.NEGATIVE;
    }

    private boolean expresses(Score score, Set<String> intents) {
        return score.intents().stream()
                .anyMatch(intent ->
                        intents.contains(intent.intent()) && intent.probability() >= config.intentProbabilityMin());
    }
}
