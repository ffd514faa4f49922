package io.heartline.ingestion.conversation;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Speaker;
import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of conversations expressed, as the scoring service says. Only messages that are kept here have a
 * mood: whoever was erased, or never was a customer of this installation, has none.
 */
@ApplicationScoped
class MoodStore implements Memory {
    private static final double PROBABLE = 0.5;
    private static final String KEEP = """
            insert into conversation_mood (interaction_id, version, revision, customer_id, occurred_at, emotion, anger,
                                           valence, urgency, intents)
            select i.id, ?, ?, i.customer_id, ?, ?, ?, ?, ?, ?
            from interaction i
            where i.id = ? and i.conversation_id is not null
            on conflict (interaction_id) do update
            set version = excluded.version, revision = excluded.revision, occurred_at = excluded.occurred_at,
                emotion = excluded.emotion, anger = excluded.anger, valence = excluded.valence,
                urgency = excluded.urgency, intents = excluded.intents
            where (conversation_mood.version, conversation_mood.revision) < (excluded.version, excluded.revision)""";
    private static final String FORGET = "delete from conversation_mood where customer_id = any(?)";
    private static final String FORGET_OLD = "delete from conversation_mood where occurred_at < ?";
    private static final String EXPORT = """
            select interaction_id, occurred_at, emotion, valence, urgency, intents
            from conversation_mood where customer_id = any(?) order by occurred_at, interaction_id""";

    private final Database database;

    MoodStore(Database database) {
        this.database = database;
    }

    /**
     * A mood as it is handed out to the customer whose it is.
     *
     * @param valence −1 to 1
     * @param urgency 0 to 1
     */
    record Kept(
            UUID interactionId,
            Instant occurredAt,
            @Nullable String emotion,
            @Nullable Double valence,
            double urgency,
            List<String> intents) {}

    /** Remembers scores of customers' messages; the highest (version, revision) of a message wins. */
    void keep(List<ScoredInteraction> scored) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var one : scored) {
            if (one.conversationId() != null && one.speaker() == Speaker.CUSTOMER) {
                rows.add(row(one));
            }
        }
        database.batch(KEEP, rows);
    }

    private static @Nullable Object[] row(ScoredInteraction one) {
        var score = one.score();
        var emotion = score.abstained() ? null : score.emotion();
        return new @Nullable Object[] {
            one.version(),
            score.revision(),
            one.occurredAt(),
            emotion == null ? null : emotion.wire(),
            score.abstained() ? 0.0 : score.emotions().getOrDefault(Emotion.ANGER, 0.0),
            score.abstained() ? null : score.valence(),
            score.urgency(),
            score.intents().stream()
                    .filter(intent -> intent.probability() >= PROBABLE)
                    .map(IntentScore::intent)
                    .toArray(String[]::new),
            one.id()
        };
    }

    /** Forgets what was said before this. */
    long forgetBefore(Instant before) {
        return database.update(FORGET_OLD, before);
    }

    @Override
    public String name() {
        return "conversation-moods";
    }

    @Override
    public long forget(Person person) {
        return database.update(FORGET, (Object) person.array());
    }

    @Override
    public void export(Person person, Export export) {
        export.list(
                name(),
                database.query(
                        EXPORT,
                        row -> new Kept(
                                row.getObject("interaction_id", UUID.class),
                                Database.instant(row, "occurred_at"),
                                row.getString("emotion"),
                                row.getObject("valence", Double.class),
                                row.getDouble("urgency"),
                                Arrays.asList((String[]) row.getArray("intents").getArray())),
                        (Object) person.array()));
    }
}
