package io.heartline.scoring.gold;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Sentiment;
import io.heartline.platform.database.Database;
import io.heartline.scoring.model.Judged;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps labelled texts and what the live models say of them. */
@ApplicationScoped
class GoldTable {
    private static final String STORE = """
            insert into gold_text (sample_id, id, language, channel, text, customer_id, emotion, sentiment, model,
                                   said_emotion, said_sentiment, confidence, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (sample_id, id) do update
              set language = excluded.language, channel = excluded.channel, text = excluded.text,
                  customer_id = excluded.customer_id, emotion = excluded.emotion, sentiment = excluded.sentiment,
                  model = excluded.model, said_emotion = excluded.said_emotion,
                  said_sentiment = excluded.said_sentiment, confidence = excluded.confidence,
                  updated_at = excluded.updated_at
              where (gold_text.language, gold_text.channel, gold_text.text, gold_text.customer_id, gold_text.emotion,
                     gold_text.sentiment)
                is distinct from
                    (excluded.language, excluded.channel, excluded.text, excluded.customer_id, excluded.emotion,
                     excluded.sentiment)
            returning (xmax = 0)""";

    private static final String STALE = """
            select t.sample_id, t.id, t.language, t.channel, t.text, t.customer_id, t.emotion, t.sentiment
            from gold_text t
            left join unnest(?::text[], ?::text[]) as live (language, model)
              on live.language = split_part(lower(t.language), '-', 1)
            where t.model <> coalesce(live.model, 'none')
            order by t.sample_id, t.id limit ? for update of t""";

    private static final String RENEW = """
            update gold_text set model = ?, said_emotion = ?, said_sentiment = ?, confidence = ?, updated_at = ?
            where sample_id = ? and id = ?""";

    private static final String JUDGED = """
            select model, split_part(lower(language), '-', 1) as language, channel, emotion, sentiment, said_emotion,
                   said_sentiment, confidence
            from gold_text where model <> 'none'""";

    private static final String SUMMARY = """
            select split_part(lower(language), '-', 1) as language, channel, emotion, sentiment, count(*) as texts
            from gold_text where sample_id = ? group by 1, 2, 3, 4""";

    private static final String FORGET = "delete from gold_text where customer_id = any(?)";

    private static final String ERASED = "select customer_id from erased_customer where customer_id = any(?)";

    private static final String COUNT = "select count(*) from gold_text";

    private static final String STAMP = "select concat_ws('/', count(*), max(updated_at)) from gold_text";

    private final Database database;

    GoldTable(Database database) {
        this.database = database;
    }

    /** What a model says of a labelled text. */
    record Said(String model, Judged.Said said) {}

    /** A labelled text of a sample. */
    record Kept(UUID sample, GoldText text) {}

    /** What a model was measured by: one text. */
    record Measured(String model, Judged judged) {}

    /** How many texts of a sample have these labels. */
    record Count(
            String language,
            @Nullable Channel channel,
            @Nullable Emotion emotion,
            @Nullable Sentiment sentiment,
            long texts) {}

    /** Whether a text was new; empty if nothing of it has changed. */
    List<Boolean> store(UUID sample, GoldText text, Said said, Instant at) {
        return database.query(
                STORE,
                row -> row.getBoolean(1),
                sample,
                text.id(),
                // One form of a tag, so that SQL and Java see the same primary language
                text.language().replace('_', '-'),
                text.channel() == null ? null : text.channel().wire(),
                text.text(),
                text.customerId(),
                text.emotion() == null ? null : text.emotion().wire(),
                text.sentiment() == null ? null : text.sentiment().wire(),
                said.model(),
                emotion(said),
                sentiment(said),
                said.said().confidence(),
                at);
    }

    /** Texts that another model than the live one of their language has scored. */
    List<Kept> stale(Map<String, String> live, int limit) {
        return database.query(
                STALE,
                GoldTable::kept,
                live.keySet().toArray(String[]::new),
                live.values().toArray(String[]::new),
                limit);
    }

    void renew(List<Kept> texts, List<Said> said, Instant at) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var now = said.get(i);
            rows.add(new @Nullable Object[] {
                now.model(),
                emotion(now),
                sentiment(now),
                now.said().confidence(),
                at,
                text.sample(),
                text.text().id()
            });
        }
        database.batch(RENEW, rows);
    }

    List<Measured> measured() {
        return database.query(JUDGED, GoldTable::measured);
    }

    List<Count> counts(UUID sample) {
        return database.query(
                SUMMARY,
                row -> new Count(
                        row.getString("language"),
                        channel(row.getString("channel")),
                        emotion(row.getString("emotion")),
                        sentiment(row.getString("sentiment")),
                        row.getLong("texts")),
                sample);
    }

    long count() {
        return database.query(COUNT, row -> row.getLong(1)).getFirst();
    }

    /** Changes whenever a text does. */
    String stamp() {
        return database.query(STAMP, row -> row.getString(1)).getFirst();
    }

    /** Which of these customers were erased. */
    List<UUID> erased(List<UUID> customers) {
        return database.query(ERASED, row -> row.getObject(1, UUID.class), (Object) customers.toArray(UUID[]::new));
    }

    long forget(List<UUID> customers) {
        return database.update(FORGET, (Object) customers.toArray(UUID[]::new));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("sample_id", UUID.class),
                new GoldText(
                        row.getString("id"),
                        row.getString("language"),
                        channel(row.getString("channel")),
                        row.getString("text"),
                        row.getObject("customer_id", UUID.class),
                        emotion(row.getString("emotion")),
                        sentiment(row.getString("sentiment"))));
    }

    private static Measured measured(ResultSet row) throws SQLException {
        return new Measured(
                row.getString("model"),
                new Judged(
                        row.getString("language"),
                        channel(row.getString("channel")),
                        emotion(row.getString("emotion")),
                        sentiment(row.getString("sentiment")),
                        new Judged.Said(
                                emotion(row.getString("said_emotion")),
                                sentiment(row.getString("said_sentiment")),
                                row.getDouble("confidence"))));
    }

    private static @Nullable String emotion(Said said) {
        var emotion = said.said().emotion();
        return emotion == null ? null : emotion.wire();
    }

    private static @Nullable String sentiment(Said said) {
        var sentiment = said.said().sentiment();
        return sentiment == null ? null : sentiment.wire();
    }

    private static @Nullable Channel channel(@Nullable String wire) {
        return wire == null ? null : Channel.of(wire);
    }

    private static @Nullable Emotion emotion(@Nullable String wire) {
        return wire == null ? null : Emotion.of(wire);
    }

    private static @Nullable Sentiment sentiment(@Nullable String wire) {
        return wire == null ? null : Sentiment.of(wire);
    }
}
