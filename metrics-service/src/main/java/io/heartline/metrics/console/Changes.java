package io.heartline.metrics.console;

import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.metrics.driver.DriverResource;
import io.heartline.metrics.driver.DriverResource.DriverView;
import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.Difference;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.sentiment.SentimentResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changed since yesterday, and which themes it came with. */
@ApplicationScoped
class Changes {
    private static final int THEMES_MAX = 6;
    private static final int MENTIONS_MIN = 3;

    private final Desk desk;
    private final DriverResource drivers;
    private final SentimentResource sentiment;

    Changes(Desk desk, DriverResource drivers, SentimentResource sentiment) {
        this.desk = desk;
        this.drivers = drivers;
        this.sentiment = sentiment;
    }

    /**
     * A theme of two spans.
     *
     * @param pull how much more it moves the mean now than before: its impact now less its impact then
     */
    private record Theme(
            String name, @Nullable DriverView now, @Nullable DriverView before, double pull) {}

    List<Section> sinceYesterday(String brand) {
        var today = desk.visit().now().truncatedTo(ChronoUnit.DAYS);
        var now = themes(brand, today, today.plus(1, ChronoUnit.DAYS));
        var before = themes(brand, today.minus(1, ChronoUnit.DAYS), today);
        var steps = sentiment
                .history(
                        brand,
                        null,
                        null,
                        "day",
                        today.minus(1, ChronoUnit.DAYS).toString(),
                        null)
                .steps();
        var said = sentence(steps.getFirst().felt(), steps.getLast().felt());
        var themes = now.keySet().stream()
                .map(name -> theme(name, now.get(name), before.get(name)))
                .filter(theme ->
                        theme.now() != null && theme.now().impact().mentions().n() > 0)
                .filter(theme -> mentions(theme.now()) >= MENTIONS_MIN)
                .sorted(Comparator.comparingDouble(theme -> -Math.abs(theme.pull())))
                .limit(THEMES_MAX)
                .map(this::row)
                .toList();
        var table = new Table(
                "changes",
                desk.text("pulse.changes"),
                List.of(
                        Column.text(desk.text("column.theme")),
                        Column.number(desk.text("column.pull")),
                        Column.number(desk.text("column.mentions.today")),
                        Column.number(desk.text("column.mentions.yesterday")),
                        Column.number(desk.text("column.valence.today")),
                        Column.number(desk.text("column.valence.yesterday"))),
                themes,
                desk.text("pulse.changes.empty"));
        return List.of(
                Section.full(desk.text("pulse.changes"), desk.text("pulse.changes.note"), Prose.of(said), table));
    }

    private String sentence(Mean before, Mean now) {
        var numbers = desk.visit().numbers();
        if (now.value() == null || before.value() == null) {
            return desk.text("pulse.changes.unknown");
        }
        boolean apart = now.interval() != null
                && before.interval() != null
                && (now.interval().low() > before.interval().high()
                        || now.interval().high() < before.interval().low());
        var key = !apart ? "same" : now.value() > before.value() ? "up" : "down";
        return desk.text(
                "pulse.changes." + key,
                numbers.signed(now.value(), 2),
                numbers.signed(before.value(), 2),
                numbers.count(now.n()),
                numbers.count(before.n()));
    }

    private Map<String, DriverView> themes(String brand, Instant from, Instant to) {
        return drivers.get(brand, null, from.toString(), to.toString()).drivers().stream()
                .collect(Collectors.toMap(driver -> driver.impact().theme(), Function.identity()));
    }

    private static Theme theme(String name, @Nullable DriverView now, @Nullable DriverView before) {
        return new Theme(name, now, before, impact(now) - impact(before));
    }

    private static double impact(@Nullable DriverView driver) {
        return driver == null || driver.impact().impact() == null
                ? 0
                : Objects.requireNonNull(driver.impact().impact());
    }

    private static long mentions(@Nullable DriverView driver) {
        return driver == null ? 0 : driver.impact().mentioned().n();
    }

    private Table.Row row(Theme theme) {
        var numbers = desk.visit().numbers();
        return Table.Row.of(
                Cell.of(desk.visit().named("aspect", theme.name())),
                Cell.of(numbers.signed(theme.pull(), 2), theme.pull())
                        .toned(sure(theme) ? theme.pull() < 0 ? "bad" : "good" : "quiet"),
                share(theme.now()),
                share(theme.before()),
                valence(theme.now()),
                valence(theme.before()));
    }

    /** Whether what is said of the theme, or how often, surely differs between the days. */
    private static boolean sure(Theme theme) {
        if (theme.now() == null || theme.before() == null) {
            return theme.now() != null
                    && theme.now().impact().interval() != null
                    && Math.abs(theme.pull()) > 0
                    && !theme.now().impact().interval().contains(0);
        }
        var now = theme.now().impact();
        var before = theme.before().impact();
        Average a = now.mentioned();
        Average b = before.mentioned();
        var said = Difference.ofMeans(a, b);
        var often = Difference.ofShares(now.mentions(), before.mentions());
        return (said != null && said.differs()) || (often != null && often.differs());
    }

    private Cell share(@Nullable DriverView driver) {
        var percent = driver == null ? null : driver.impact().mentions().percent();
        return Cell.of(desk.visit().numbers().percent(percent), percent);
    }

    private Cell valence(@Nullable DriverView driver) {
        var value = driver == null ? null : driver.impact().mentioned().value();
        return Cell.of(desk.visit().numbers().signed(value, 2), value);
    }
}
