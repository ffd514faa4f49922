package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Figures;
import io.heartline.console.page.Figures.Figure;
import io.heartline.console.page.Marked;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Prose;
import io.heartline.console.page.Table;
import io.heartline.ingestion.delivery.Backlogs.Backlog;
import io.heartline.ingestion.delivery.DeliveryResource.DeliveryView;
import io.heartline.ingestion.delivery.DeliveryState;
import io.heartline.ingestion.source.SourceResource.SourceView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a source is, has done and is called by, in blocks. */
final class SourceViews {
    private static final int REASONS_SHOWN = 3;

    private SourceViews() {}

    /** A secret, this once. */
    static Block secret(Desk desk, String secret) {
        return Marked.of(secret, List.of(), desk.text("secret.once"));
    }

    /** How it fares, and what to do about it. */
    static Notice condition(Desk desk, SourceView source, Condition condition) {
        var pull = source.pull();
        var failure = pull == null ? null : pull.failure();
        var words = desk.visit().named("condition.text", condition.wire());
        return new Notice(
                switch (condition) {
                    case FINE -> "good";
                    case FAILING, REFUSING -> "alarm";
                    case REJECTING, LATE, SILENT -> "caution";
                    case PAUSED, NEW -> "empty";
                },
                desk.visit().named("condition", condition.wire()),
                condition == Condition.FAILING && failure != null ? failure : words,
                null,
                null);
    }

    static Figures figures(Desk desk, SourceView source, Backlog backlog) {
        var health = source.health();
        var numbers = desk.visit().numbers();
        var since = desk.text("source.since", numbers.time(source.createdAt()));
        long refused = health.signatureFailures().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        var reasons = String.join(
                ", ",
                health.signatureFailures().entrySet().stream()
                        .map(one -> desk.visit().named("signature", one.getKey()) + " " + numbers.count(one.getValue()))
                        .toList());
        return new Figures(List.of(
                Figure.of(
                        desk.text("column.last"),
                        desk.since(health.lastDeliveryAt()),
                        numbers.time(health.lastDeliveryAt())),
                Figure.of(desk.text("column.received"), numbers.count(health.received()), since),
                Figure.of(desk.text("column.accepted"), numbers.count(health.accepted()), since)
                        .noted(desk.text(
                                "source.items",
                                numbers.count(health.revised()),
                                numbers.count(health.duplicate()),
                                numbers.count(health.noted()),
                                numbers.count(health.ignored()))),
                Figure.of(
                                desk.text("column.rejected"),
                                numbers.count(backlog.rejected()),
                                desk.text("source.rejected.ever", numbers.count(health.rejected())))
                        .toned(backlog.rejected() > 0 ? "bad" : "plain"),
                Figure.of(
                                desk.text("column.refused"),
                                numbers.count(refused),
                                health.lastFailureAt() == null
                                        ? since
                                        : desk.text("source.refused.last", desk.since(health.lastFailureAt())))
                        .noted(reasons.isEmpty() ? null : reasons)));
    }

    /** How asking it goes; nothing for a source that sends by itself. */
    static @Nullable Figures reading(Desk desk, SourceView source) {
        var pull = source.pull();
        if (pull == null) {
            return null;
        }
        var numbers = desk.visit().numbers();
        return new Figures(List.of(
                Figure.of(
                        desk.text("column.lag"), desk.since(pull.lastSuccessAt()), numbers.time(pull.lastSuccessAt())),
                Figure.of(
                        desk.text("source.next"),
                        pull.nextAt().isAfter(desk.visit().now())
                                ? numbers.hour(pull.nextAt())
                                : desk.text("source.due"),
                        numbers.time(pull.nextAt())),
                Figure.of(
                                desk.text("source.failures"),
                                numbers.count((long) pull.failures()),
                                pull.lastFailureAt() == null
                                        ? desk.text("never")
                                        : desk.text("source.refused.last", desk.since(pull.lastFailureAt())))
                        .toned(pull.failures() > 0 ? "bad" : "plain")
                        .noted(pull.failure())));
    }

    /** Whom it cannot hear, in the visitor's language where the words are there. */
    static Prose bias(Desk desk, SourceView source) {
        if (source.knownBias().isEmpty()) {
            return Prose.of(desk.text("bias.none"));
        }
        var known = desk.visit().named("bias", source.kind());
        return known.equals(source.kind()) ? new Prose(source.knownBias()) : Prose.of(known);
    }

    static Table deliveries(Desk desk, UUID source, List<DeliveryView> deliveries, @Nullable String next) {
        var numbers = desk.visit().numbers();
        return new Table(
                "deliveries",
                desk.text("source.deliveries"),
                List.of(
                        Column.text(desk.text("column.received.at")),
                        Column.text(desk.text("column.state")),
                        Column.text(desk.text("column.reason")),
                        Column.text(desk.text("column.corrected"))),
                deliveries.stream()
                        .map(one -> Table.Row.of(
                                Cell.of(numbers.time(one.receivedAt()), one.receivedAt())
                                        .linked(path(source, one.id())),
                                Cell.of(desk.visit()
                                                .named("delivery", one.state().wire()))
                                        .toned(tone(one.state())),
                                Cell.of(reasons(desk, one)),
                                Cell.of(numbers.time(one.correctedAt()), one.correctedAt())
                                        .toned("quiet")))
                        .toList(),
                desk.text("source.deliveries.none"),
                next);
    }

    private static String reasons(Desk desk, DeliveryView delivery) {
        if (delivery.state() == DeliveryState.DONE) {
            return "";
        }
        List<String> words = new ArrayList<>(delivery.reasons().stream()
                .limit(REASONS_SHOWN)
                .map(desk::words)
                .toList());
        if (delivery.reasons().size() > REASONS_SHOWN) {
            words.add("…");
        }
        return String.join("; ", words);
    }

    static String path(UUID source, UUID delivery) {
        return Area.SOURCES.path() + "/" + source + "/deliveries/" + delivery;
    }

    static String tone(DeliveryState state) {
        return switch (state) {
            case WAITING -> "quiet";
            case DONE -> "good";
            case REJECTED -> "caution";
        };
    }

    /** How it is set up. */
    static Table settings(Desk desk, SourceView source) {
        List<Table.Row> rows = new ArrayList<>();
        add(rows, desk.text("column.kind"), desk.visit().named("source-kind", source.kind()));
        add(rows, desk.text("column.brand"), source.brand());
        add(rows, desk.text("source.path"), source.webhookPath());
        var signature = source.settings().signature();
        add(rows, desk.text("source.signature"), signature == null ? null : signature.scheme());
        for (var secret : source.secrets()) {
            add(
                    rows,
                    desk.visit().named("secret-use", secret.use().wire()),
                    desk.text(
                            "secret.hint", secret.hint(), desk.visit().numbers().time(secret.createdAt())));
        }
        add(rows, desk.text("source.changed"), desk.visit().numbers().time(source.updatedAt()));
        return new Table(
                "settings",
                desk.text("source.settings"),
                List.of(Column.text(desk.text("column.setting")), Column.text(desk.text("column.value"))),
                rows,
                "");
    }

    private static void add(List<Table.Row> rows, String name, @Nullable String value) {
        if (value != null) {
            rows.add(Table.Row.of(Cell.of(name), Cell.of(value)));
        }
    }
}
