package io.heartline.metrics.sentiment;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.contracts.ModelCard;
import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is known of how accurate each model is: its newest card. */
@ApplicationScoped
class Scorers {
    private static final String CLAIM = """
            insert into scorer (model, at) values (?, ?)
            on conflict (model) do update set at = excluded.at where scorer.at < excluded.at""";
    private static final String RECORD = """
            insert into scorer_figure (model, ordinal, set_name, label, measure, value, low, high, n)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIGURES = """
            select model, set_name, label, measure, value, low, high, n from scorer_figure where model = any(?)
            order by model, ordinal""";

    private final Database database;

    Scorers(Database database) {
        this.database = database;
    }

    /** Keeps a card in the place of the one before it, in the caller's transaction; an older one changes nothing. */
    void record(ModelCard card) {
        if (database.update(CLAIM, card.model(), card.at()) == 0) {
            return;
        }
        database.update("delete from scorer_figure where model = ?", card.model());
        // Figures of one channel say nothing of the others
        var figures = card.figures().stream()
                .filter(figure -> figure.channel() == null)
                .toList();
        var ordinals = IntStream.range(0, figures.size()).boxed().toList();
        database.update(
                RECORD,
                column("text", figures, figure -> card.model()),
                column("int", ordinals, ordinal -> ordinal),
                column("text", figures, ModelCard.Figure::set),
                column("text", figures, ModelCard.Figure::label),
                column("text", figures, ModelCard.Figure::measure),
                column("float8", figures, ModelCard.Figure::value),
                column("float8", figures, ModelCard.Figure::low),
                column("float8", figures, ModelCard.Figure::high),
                column("int8", figures, ModelCard.Figure::n));
    }

    /** How accurate these models are; one without a card is left out. */
    Map<String, Accuracy> of(Collection<String> models) {
        Map<String, List<Accuracy.Figure>> figures = new HashMap<>();
        database.query(
                FIGURES,
                row -> figures.computeIfAbsent(row.text("model"), model -> new ArrayList<>())
                        .add(new Accuracy.Figure(
                                row.text("set_name"),
                                row.text("label"),
                                row.text("measure"),
                                row.decimal("value"),
                                row.decimalOrNull("low"),
                                row.decimalOrNull("high"),
                                row.number("n"))),
                column("text", models, model -> model));
        Map<String, Accuracy> accuracies = new HashMap<>();
        figures.forEach((model, of) -> accuracies.put(model, new Accuracy(of)));
        return accuracies;
    }
}
