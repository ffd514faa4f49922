package io.heartline.scoring.console;

import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Marked;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.scoring.score.ExplanationView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shows which parts of a text made its score what it is. */
final class ExplanationBlocks {
    /** From this part of the strongest share on a part is marked, and from the second one strongly. */
    private static final double WEAK = 0.2;

    private static final double STRONG = 0.6;
    private static final int LISTED = 12;

    private final Desk desk;
    private final String text;
    private final ExplanationView explanation;

    ExplanationBlocks(Desk desk, String text, ExplanationView explanation) {
        this.desk = desk;
        this.text = text;
        this.explanation = explanation;
    }

    Section section(boolean kept) {
        var emotion = explanation.emotion();
        var name = emotion == null ? "–" : desk.named("emotion", emotion.wire());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Marked.of(text, spans(), desk.text("explained.by", explanation.model(), name)));
        blocks.add(table(kept));
        return Section.full(desk.text("explained.title"), desk.text("explained.note"), blocks.toArray(Block[]::new));
    }

    private List<Marked.Span> spans() {
        double most = explanation.spans().stream()
                .mapToDouble(span -> Math.abs(span.emotion()))
                .max()
                .orElse(0);
        List<Marked.Span> spans = new ArrayList<>();
        for (var span : explanation.spans()) {
            double part = most == 0 ? 0 : span.emotion() / most;
            if (part >= WEAK) {
                spans.add(new Marked.Span(span.start(), span.end(), part >= STRONG ? "strong" : "weak"));
            }
        }
        return spans;
    }

    private Table table(boolean kept) {
        var numbers = desk.visit().numbers();
        List<Table.Row> rows = new ArrayList<>();
        var ratings = explanation.ratings();
        if (ratings != null) {
            rows.add(row(desk.text("explained.ratings"), ratings.emotion(), ratings.valence()));
        }
        explanation.spans().stream()
                .sorted(Comparator.comparingDouble(span -> -Math.abs(span.emotion())))
                .limit(LISTED)
                .forEach(span -> rows.add(
                        row(ScoreBlocks.part(text, span.start(), span.end()), span.emotion(), span.valence())));
        var whole = desk.text(
                "explained.whole",
                numbers.signed(explanation.emotionLogOdds(), 2),
                numbers.signed(explanation.valenceLogOdds(), 2));
        return new Table(
                kept ? "explanation" : "",
                desk.text("explained.title") + " " + whole,
                List.of(
                        Column.text(desk.text("explained.part")),
                        Column.number(desk.text("explained.emotion")),
                        Column.number(desk.text("explained.valence"))),
                rows,
                desk.text("explained.none"));
    }

    private Table.Row row(String part, double emotion, double valence) {
        var numbers = desk.visit().numbers();
        return Table.Row.of(
                Cell.of(part),
                Cell.of(numbers.signed(emotion, 2), emotion).toned(emotion < 0 ? "quiet" : "plain"),
                Cell.of(numbers.signed(valence, 2), valence).toned(ScoreBlocks.tone(valence)));
    }
}
