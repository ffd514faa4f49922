package io.heartline.scoring.correction;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Score;
import io.heartline.platform.database.Database;
import io.heartline.scoring.model.Accuracy;
import io.heartline.scoring.model.Cards;
import io.heartline.scoring.model.Judged;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Measures the models by what people corrected, on one instance at a time, when something was corrected.
 *
 * <p>People correct what is wrong: on this set every model looks worse than it is. It tells what goes wrong, not how often.
 */
@ApplicationScoped
class CorrectionFigures {
    static final String SET = "corrections";

    /** The newest so many corrections are measured. */
    private static final int MEASURED_MAX = 100_000;

    private static final String STAMP = """
            select concat_ws('/', count(*), count(withdrawn_at), max(made_at), max(withdrawn_at),
                             (select max(scored_at) from score where model_score is not null))
            from correction""";

    private static final String MEASURED = "select stamp from measured_set where set_name = ?";

    private static final String REMEMBER = """
            insert into measured_set (set_name, stamp, measured_at) values (?, ?, ?)
            on conflict (set_name) do update set stamp = excluded.stamp, measured_at = excluded.measured_at""";

    /** A model that scored the text again is measured by what it says now. */
    private static final String IN_FORCE = """
            select c.interaction_id, c.version, c.channel, c.labels, coalesce(s.model_score, c.model_score)
            from (select * from correction where withdrawn_at is null order by made_at desc, id desc limit ?) c
            left join score s
              on s.interaction_id = c.interaction_id and s.version = c.version and s.model_score is not null
            order by c.made_at, c.id""";

    private final Database database;
    private final Cards cards;
    private final Clock clock;

    CorrectionFigures(Database database, Cards cards, Clock clock) {
        this.database = database;
        this.cards = cards;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void pass() {
        if (!database.tryLock("correction-figures")) {
            return;
        }
        var stamp = database.query(STAMP, row -> row.getString(1)).getFirst();
        if (database.first(MEASURED, row -> row.getString(1), SET)
                .filter(stamp::equals)
                .isPresent()) {
            return;
        }
        var byModel = new TreeMap<String, List<Judged>>();
        cards.measured(SET).forEach(model -> byModel.put(model, new ArrayList<>()));
        for (var text : texts().values()) {
            byModel.computeIfAbsent(text.model().model(), model -> new ArrayList<>())
                    .add(text.judged());
        }
        byModel.forEach((model, judged) -> cards.replace(model, SET, Accuracy.figures(SET, judged)));
        database.update(REMEMBER, SET, stamp, clock.instant());
    }

    private Map<Key, Text> texts() {
        var texts = new LinkedHashMap<Key, Text>();
        for (var row : database.query(IN_FORCE, CorrectionFigures::row, MEASURED_MAX)) {
            texts.merge(
                    row.key(),
                    row.text(),
                    (earlier, later) ->
                            new Text(later.channel(), earlier.labels().then(later.labels()), later.model()));
        }
        return texts;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Key(row.getObject(1, UUID.class), row.getInt(2)),
                new Text(
                        Channel.of(row.getString(3)),
                        KeptCorrection.read(row.getString(4), Labels.class),
                        KeptCorrection.read(row.getString(5), Score.class)));
    }

    private record Key(UUID interaction, int version) {}

    private record Row(Key key, Text text) {}

    /** A text with all that people said of it, and what the model says. */
    private record Text(Channel channel, Labels labels, Score model) {
        Judged judged() {
            return new Judged(model.language(), channel, labels.emotion(), labels.leaning(), Judged.Said.of(model));
        }
    }
}
