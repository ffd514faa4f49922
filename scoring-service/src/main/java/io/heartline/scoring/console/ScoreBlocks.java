package io.heartline.scoring.console;

import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a score: what is felt, how surely, what about, and what is asked for. */
final class ScoreBlocks {
    private static final Scale SHARE = new Scale(0, 1);
    private static final Scale VALENCE = new Scale(-1, 1);
    private static final int NUANCES_SHOWN = 8;

    private final Desk desk;
    private final Score score;
    private final @Nullable String text;
    private final boolean kept;

    /**
     * Of a score.
     *
     * @param text that was scored; null where there is none
     * @param kept whether the score can be asked for again, as CSV too
     */
    ScoreBlocks(Desk desk, Score score, @Nullable String text, boolean kept) {
        this.desk = desk;
        this.score = score;
        this.text = text;
        this.kept = kept;
    }

    List<Section> sections() {
        List<Block> first = new ArrayList<>();
        if (score.abstained()) {
            first.add(new Notice("caution", desk.text("score.abstained"), whyNot(), null, null));
        }
        first.add(figures());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.full(desk.text("score.title"), model(), first.toArray(Block[]::new)));
        if (!score.emotions().isEmpty()) {
            sections.add(Section.half(desk.text("score.emotions"), desk.text("score.emotions.note"), emotions()));
            sections.add(Section.half(desk.text("score.nuances"), desk.text("score.nuances.note"), nuances()));
        }
        sections.add(Section.half(desk.text("score.aspects"), desk.text("score.aspects.note"), aspects()));
        sections.add(Section.half(desk.text("score.intents"), desk.text("score.intents.note"), intents()));
        return sections;
    }

    private String model() {
        var language = desk.named("language", score.language());
        return desk.text(score.corrected() ? "score.model.corrected" : "score.model", score.model(), language);
    }

    private String whyNot() {
        var emotion = score.emotion();
        if (emotion != null) {
            return desk.text(
                    "score.abstained.weak", desk.named("emotion", emotion.wire()), desk.percent(score.confidence()));
        }
        return score.language().equals("und")
                ? desk.text("score.abstained.nothing")
                : desk.text("score.abstained.language", desk.named("language", score.language()));
    }

    private Figures figures() {
        var numbers = desk.visit().numbers();
        List<Figure> figures = new ArrayList<>();
        var emotion = score.emotion();
        if (emotion != null) {
            figures.add(Figure.of(
                            desk.text("column.emotion"),
                            desk.named("emotion", emotion.wire()),
                            desk.text("score.confidence", desk.percent(score.confidence())))
                    .drawn(Meter.of(
                            SHARE, score.confidence(), null, null, null, "plain", desk.text("score.confidence.word")))
                    .noted(score.corrected() ? desk.text("score.corrected") : desk.text("score.confidence.note"))
                    .big());
        }
        var valence = score.valence();
        if (valence != null) {
            var sentiment = score.sentiment();
            figures.add(Figure.of(
                            desk.text("score.valence"),
                            numbers.signed(valence, 2),
                            sentiment == null ? "" : desk.text("sentiment." + sentiment.wire()))
                    .drawn(Meter.of(VALENCE, valence, null, null, 0.0, tone(valence), desk.text("score.valence")))
                    .noted(desk.text("score.valence.note"))
                    .toned(score.abstained() ? "plain" : tone(valence)));
        }
        degree(figures, "intensity", score.intensity());
        degree(figures, "urgency", score.emotions().isEmpty() ? null : score.urgency());
        degree(figures, "effort", score.effort());
        degree(figures, "actionability", score.actionability());
        degree(figures, "disagreement", score.ratingDisagreement());
        if (figures.isEmpty()) {
            figures.add(Figure.of(desk.text("column.emotion"), "–", desk.text("sure.none")));
        }
        return new Figures(figures);
    }

    private void degree(List<Figure> figures, String name, @Nullable Double degree) {
        if (degree != null) {
            var label = desk.text("score." + name);
            figures.add(Figure.of(label, desk.visit().numbers().number(degree, 2), desk.text("score." + name + ".note"))
                    .drawn(Meter.of(SHARE, degree, null, null, null, "plain", label)));
        }
    }

    static String tone(double valence) {
        return valence > 0.1 ? "good" : valence < -0.1 ? "bad" : "plain";
    }

    private String id(String table) {
        return kept ? table : "";
    }

    private Table emotions() {
        var rows = Arrays.stream(Emotion.values())
                .sorted(Comparator.comparingDouble(one -> -score.emotions().getOrDefault(one, 0.0)))
                .map(one -> share(
                        desk.named("emotion", one.wire()), score.emotions().getOrDefault(one, 0.0)))
                .toList();
        return new Table(id("emotions"), desk.text("score.emotions"), shares("column.emotion"), rows, "");
    }

    private Table nuances() {
        var rows = score.nuances().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(NUANCES_SHOWN)
                .map(one -> share(desk.named("nuance", one.getKey()), one.getValue()))
                .toList();
        return new Table(
                id("nuances"),
                desk.text("score.nuances"),
                shares("score.nuance"),
                rows,
                desk.text("score.nuances.none"));
    }

    private Table intents() {
        var rows = score.intents().stream()
                .map(one -> share(desk.named("intent", one.intent()), one.probability()))
                .toList();
        return new Table(
                id("intents"),
                desk.text("score.intents"),
                shares("score.intent"),
                rows,
                desk.text("score.intents.none"));
    }

    private List<Column> shares(String what) {
        return List.of(
                Column.text(desk.text(what)),
                Column.text(desk.text("score.scale.share")),
                Column.number(desk.text("score.probability")));
    }

    private Table.Row share(String name, double share) {
        return Table.Row.of(
                Cell.of(name),
                Cell.drawn(desk.percent(share), Meter.of(SHARE, share, null, null, null, "plain", name)),
                Cell.of(desk.percent(share), share));
    }

    private Table aspects() {
        var numbers = desk.visit().numbers();
        var rows = score.aspects().stream()
                .map(one -> {
                    var name = desk.named("aspect", one.aspect());
                    var span = one.evidence();
                    return Table.Row.of(
                            Cell.of(name),
                            Cell.drawn(
                                    numbers.signed(one.valence(), 2),
                                    Meter.of(VALENCE, one.valence(), null, null, 0.0, tone(one.valence()), name)),
                            Cell.of(numbers.signed(one.valence(), 2), one.valence())
                                    .toned(tone(one.valence())),
                            Cell.of(span == null ? "" : part(span.start(), span.end())));
                })
                .toList();
        return new Table(
                id("aspects"),
                desk.text("score.aspects"),
                List.of(
                        Column.text(desk.text("score.aspect")),
                        Column.text(desk.text("score.scale.valence")),
                        Column.number(desk.text("score.valence")),
                        Column.text(desk.text("score.words"))),
                rows,
                desk.text("score.aspects.none"));
    }

    private String part(int start, int end) {
        return text == null ? "" : part(text, start, end);
    }

    /** A span of a text, in code points; less where the text is shorter. */
    static String part(String text, int start, int end) {
        int length = text.codePointCount(0, text.length());
        int from = text.offsetByCodePoints(0, Math.min(start, length));
        int to = text.offsetByCodePoints(0, Math.min(end, length));
        return text.substring(from, Math.max(from, to));
    }
}
