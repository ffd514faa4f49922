package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.chart.Meter;
import io.heartline.console.chart.Scale;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Previews;
import io.heartline.console.page.Table;
import io.heartline.ingestion.prompt.Coverages.Coverage;
import io.heartline.ingestion.prompt.LedgerResource.ResponseView;
import io.heartline.ingestion.prompt.Share;
import io.heartline.ingestion.prompt.SurveyPreviews;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.SurveyDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How surveys are answered, and how they look, in blocks. */
final class SurveyViews {
    static final String PATH = Area.SURVEYS.path();

    private static final List<String> STEPS =
            List.of("invited", "shown", "started", "answered", "dismissed", "expired");
    private static final Scale PERCENT = new Scale(0, 100);

    private SurveyViews() {}

    static Share answered(ResponseView response) {
        var rate = response.responseRate();
        return new Share(rate.n(), rate.value(), rate.low(), rate.high());
    }

    static String percent(Desk desk, Share share) {
        var value = share.value();
        return desk.visit().numbers().percent(value == null ? null : (Double) (100 * value));
    }

    /** How sure a share is: its interval and of how many. */
    static String sure(Desk desk, Share share) {
        var low = share.low();
        var high = share.high();
        var numbers = desk.visit().numbers();
        return low == null || high == null
                ? desk.text("sure.none")
                : desk.text(
                        "sure.interval", numbers.interval(100 * low, 100 * high, 0) + " %", numbers.count(share.n()));
    }

    static @Nullable String meter(Share share, String label) {
        var value = share.value();
        var low = share.low();
        var high = share.high();
        return value == null || low == null || high == null
                ? null
                : Meter.of(PERCENT, 100 * value, 100 * low, 100 * high, null, "plain", label);
    }

    static Figure rate(Desk desk, ResponseView response) {
        var share = answered(response);
        var label = desk.text("survey.rate");
        return Figure.of(label, percent(desk, share), sure(desk, share))
                .drawn(meter(share, label))
                .noted(desk.text("survey.rate.note"));
    }

    private static Cell drawn(Desk desk, Share share, String label) {
        var drawing = meter(share, label);
        var words = sure(desk, share);
        return drawing == null ? Cell.of(words).toned("quiet") : Cell.drawn(words, drawing);
    }

    /** What became of the invitations. */
    static Table funnel(Desk desk, ResponseView response) {
        long invited = response.reached().getOrDefault("invited", 0L);
        var numbers = desk.visit().numbers();
        return new Table(
                "funnel",
                desk.text("survey.funnel"),
                List.of(
                        Column.text(desk.text("column.step")),
                        Column.number(desk.text("column.customers")),
                        Column.number(desk.text("column.of-invited")),
                        Column.text(desk.text("column.interval"))),
                STEPS.stream()
                        .map(step -> {
                            long n = response.reached().getOrDefault(step, 0L);
                            var share = Share.of(n, invited);
                            var name = desk.visit().named("step", step);
                            return Table.Row.of(
                                    Cell.of(name),
                                    Cell.of(numbers.count(n), n),
                                    Cell.of(percent(desk, share), share.value()),
                                    drawn(desk, share, name));
                        })
                        .toList(),
                "");
    }

    /** Why customers were not asked. */
    static Table declined(Desk desk, ResponseView response) {
        var numbers = desk.visit().numbers();
        return new Table(
                "declined",
                desk.text("survey.declined"),
                List.of(Column.text(desk.text("column.rule")), Column.number(desk.text("column.customers"))),
                response.declined().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(one -> Table.Row.of(
                                Cell.of(desk.visit().named("decline", one.getKey())),
                                Cell.of(numbers.count(one.getValue()), one.getValue())))
                        .toList(),
                desk.text("survey.declined.none"));
    }

    /** Who of the brand's customers is heard. */
    static Table coverage(Desk desk, List<Coverage> coverage) {
        return new Table(
                "coverage",
                desk.text("survey.coverage"),
                List.of(
                        Column.text(desk.text("column.stratum")),
                        Column.number(desk.text("column.heard")),
                        Column.text(desk.text("column.interval")),
                        Column.number(desk.text("column.active"))),
                coverage.stream()
                        .map(one -> {
                            var name = desk.visit().named("dimension", one.dimension()) + ": " + one.stratum();
                            return Table.Row.of(
                                    Cell.of(name),
                                    Cell.of(
                                            percent(desk, one.heard()),
                                            one.heard().value()),
                                    drawn(desk, one.heard(), name),
                                    Cell.of(
                                            desk.visit()
                                                    .numbers()
                                                    .count(one.heard().n()),
                                            one.heard().n()));
                        })
                        .toList(),
                desk.text("survey.coverage.none"));
    }

    /** The pages as customers will see them, in each of the survey's languages. */
    static Previews previews(Desk desk, SurveyPreviews pages, Survey survey) {
        List<Previews.Preview> items = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (var language : SurveyForm.languages(survey.definition())) {
            for (var page : pages.of(survey, language)) {
                var title = desk.text("survey.preview.page", page.number(), page.language());
                if (seen.add(title)) {
                    items.add(new Previews.Preview(title, page.html()));
                }
            }
        }
        return new Previews(desk.text("survey.preview.pages"), items, "");
    }

    /** What is asked, of whom, and how. */
    static Table content(Desk desk, SurveyDefinition definition) {
        List<Table.Row> rows = new ArrayList<>();
        var subject = definition.subject();
        add(rows, desk.text("survey.brandName"), subject.brandName());
        add(rows, desk.text("source.touchpoint"), subject.touchpoint());
        add(rows, desk.text("source.product"), subject.product());
        for (int i = 0; i < definition.questions().size(); i++) {
            var question = definition.questions().get(i);
            add(
                    rows,
                    desk.text("survey.question", i + 1),
                    question.id() + " · "
                            + desk.visit()
                                    .named("question-kind", question.kind().wire()));
            question.branches()
                    .forEach(branch -> add(
                            rows,
                            desk.text("survey.branch.from.to", branch.from(), branch.to()),
                            branch.next().equals("end")
                                    ? desk.text("survey.branch.end")
                                    : desk.text("survey.branch.to", branch.next())));
        }
        for (var trigger : definition.triggers()) {
            add(
                    rows,
                    desk.text("survey.triggered"),
                    desk.text(
                            "survey.triggered.by",
                            desk.visit().named("event", trigger.type()),
                            desk.visit().numbers().length(trigger.delay())));
        }
        if (definition.triggers().isEmpty()) {
            add(rows, desk.text("survey.triggered"), desk.text("survey.triggered.not"));
        }
        add(rows, desk.text("survey.channels"), SurveyForm.channels(definition.asking()));
        add(
                rows,
                desk.text("survey.expires"),
                desk.visit().numbers().length(definition.asking().expiresAfter()));
        add(
                rows,
                desk.text("survey.share"),
                Spans.percent(definition.asking().sampling().share()) + " %");
        return new Table(
                "content",
                desk.text("survey.content"),
                List.of(Column.text(desk.text("column.setting")), Column.text(desk.text("column.value"))),
                rows,
                "");
    }

    private static void add(List<Table.Row> rows, String name, @Nullable String value) {
        if (value != null) {
            rows.add(Table.Row.of(Cell.of(name), Cell.of(value)));
        }
    }

    static String tone(String state) {
        return state.equals("active") ? "good" : "quiet";
    }
}
