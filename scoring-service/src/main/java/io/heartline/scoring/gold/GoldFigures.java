package io.heartline.scoring.gold;

import io.heartline.platform.database.Database;
import io.heartline.scoring.model.Accuracy;
import io.heartline.scoring.model.Cards;
import io.heartline.scoring.model.Judged;
import io.heartline.scoring.model.Models;
import io.heartline.scoring.score.Scores;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the live models on the labelled texts: when these change, and when another model goes live. What was measured of
 * a model stays on its card when it is live no more.
 */
@ApplicationScoped
class GoldFigures {
    static final String SET = "gold";

    private static final int RESCORED_MAX = 100;

    private static final String MEASURED = "select stamp from measured_set where set_name = ?";

    private static final String REMEMBER = """
            insert into measured_set (set_name, stamp, measured_at) values (?, ?, ?)
            on conflict (set_name) do update set stamp = excluded.stamp, measured_at = excluded.measured_at""";

    private final GoldTable table;
    private final Models models;
    private final Scores scores;
    private final Cards cards;
    private final Database database;
    private final Clock clock;

    GoldFigures(GoldTable table, Models models, Scores scores, Cards cards, Database database, Clock clock) {
        this.table = table;
        this.models = models;
        this.scores = scores;
        this.cards = cards;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void pass() {
        boolean stale;
        do {
            stale = QuarkusTransaction.requiringNew().timeout(300).call(() -> renew(models.live()));
        } while (stale);
        QuarkusTransaction.requiringNew().timeout(300).run(this::measureIfChanged);
    }

    /** Scores some texts again that another model had scored; returns whether there may be more, on one instance alone. */
    boolean renew(Map<String, String> live) {
        if (!database.tryLock("gold")) {
            return false;
        }
        var stale = table.stale(live, RESCORED_MAX);
        var said = stale.stream().map(kept -> said(kept.text(), live)).toList();
        table.renew(stale, said, clock.instant());
        return stale.size() == RESCORED_MAX;
    }

    /** What the live model of a text's language says of it. */
    GoldTable.Said said(GoldText text, Map<String, String> live) {
        return new GoldTable.Said(
                live.getOrDefault(text.primaryLanguage(), "none"), Judged.Said.of(scores.of(text.input())));
    }

    private void measureIfChanged() {
        if (!database.tryLock("gold")) {
            return;
        }
        var known = database.first(MEASURED, row -> row.getString(1), SET);
        if (known.filter(stamp()::equals).isEmpty()) {
            measure();
        }
    }

    /** Replaces the figures of the live models by those on the texts as they are now, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    void measure() {
        database.lock("gold");
        var byModel = new TreeMap<String, List<Judged>>();
        models.live().values().forEach(model -> byModel.put(model, new ArrayList<>()));
        for (var text : table.measured()) {
            byModel.computeIfPresent(text.model(), (model, judged) -> {
                judged.add(text.judged());
                return judged;
            });
        }
        byModel.forEach((model, judged) -> cards.replace(model, SET, Accuracy.figures(SET, judged)));
        database.update(REMEMBER, SET, stamp(), clock.instant());
    }

    private String stamp() {
        return table.stamp() + "/" + new TreeMap<>(models.live());
    }
}
