package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.audit.Tally;
import io.heartline.localstack.browse.Size;
import io.heartline.localstack.browse.Visitor;
import io.heartline.localstack.browse.Visitors;
import io.heartline.localstack.browse.Walk;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.access.Credential;
import io.heartline.testing.access.Planting;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Plants tricks in every text field that the endpoints take, and looks whether a page lets one of them do anything. */
final class HostileCheck {
    private static final String BRAND = "lantern-shop";
    private static final String MARK = "window.planted";
    private static final String TRICK = "=1+1<script>" + MARK + "=1</script><img src=x onerror=" + MARK
            + "=1><b id=planted>b</b> [x](javascript:" + MARK + "=1) **b** \u202Eevil\u200B {config:all}";
    private static final Set<String> ROLES = Set.of("ingest", "read", "operate", "contact", "admin");
    /** What takes data away, and would leave nothing to look at. */
    private static final Set<String> LEFT_OUT = Set.of("POST /erasures", "POST /customers/{id}/erasure");

    private static final String AS_MARKUP = """
            document.querySelectorAll('#planted, main script, main img, main iframe:not([sandbox]), main b, main object, main embed, '
                + 'a[href^=javascript]').length""";
    private static final String RAN = "typeof window.planted !== 'undefined'";
    private static final String TURNED = "/[\\u200B\\u202A-\\u202E\\u2066-\\u2069]/.test(document.body.innerText)";
    private static final String SHOWN = "document.body.innerText.includes('" + MARK + "')";
    private static final String TABLES =
            "Array.from(document.querySelectorAll('a[href*=\"csv=\"]')).map(link => link.href)";
    private static final int EACH = 4;
    private static final Duration AHEAD = Duration.ofHours(2);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private final RunningStack stack;
    private final Clock clock;
    private final Visitors visitors;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();
    private final Set<String> tables = new TreeSet<>();
    private int shown;
    private int cells;

    HostileCheck(RunningStack stack, Clock clock, Visitors visitors, Failures failures, Consumer<String> say) {
        this.stack = stack;
        this.clock = clock;
        this.visitors = visitors;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        plant();
        for (var language : List.of("en-GB", "zh-CN")) {
            try (var visitor = visitors.open(language, false, Size.LAPTOP)) {
                var start = URI.create(visitors.start() + "?brand=" + BRAND);
                var pages = new Walk(EACH, true).from(start, visitor).pages();
                pages.values().forEach(address -> look(visitor, address));
                say.accept(
                        "  %s: %d pages, of which %d show what was planted".formatted(language, pages.size(), shown));
                figures.put("pages-" + language, pages.size());
            }
        }
        failures.unless(shown > 0, "no page shows what was planted, so that nothing was shown of them");
        say.accept("  %d tables as CSV with %,d cells".formatted(tables.size(), cells));
        return figures.put("pagesThatShowIt", shown)
                .put("csvTables", tables.size())
                .put("csvCells", cells);
    }

    private void plant() throws IOException, InterruptedException {
        int fields = 0;
        var key = Credential.key("all", stack.file().apiKey(), ROLES);
        for (var service : Service.values()) {
            var planting = new Planting(stack.file().url(service), stack.management(service), key);
            var planted = planting.plant(given(), TRICK, LEFT_OUT);
            say.accept("  %s: %d of %d text fields take the trick"
                    .formatted(service.key(), planted.fields().size(), planted.tried()));
            planted.broken().forEach(broken -> failures.add(service.key() + ": " + broken));
            figures.putPOJO("fields-" + service.key(), planted.fields().size());
            fields += planted.fields().size();
        }
        failures.unless(fields > 0, "no field takes a trick");
        settle();
    }

    /** What exists, and instants at which it can have happened, in place of what the examples made up. */
    private Map<String, String> given() throws IOException, InterruptedException {
        var now = clock.instant();
        Map<String, String> given = new HashMap<>(Map.of(
                "brand", BRAND,
                "limit", "5",
                "occurredAt", now.minusSeconds(60).toString(),
                "startsAt", now.toString(),
                "endsAt", now.plus(AHEAD).toString(),
                "until", now.plus(AHEAD).toString(),
                "dueAt", now.plus(AHEAD).toString()));
        given.put("interactionId", new Audits(stack.file()).latestInteraction(BRAND));
        try (var alerting =
                new Apis(stack.file().url(Service.ALERTING), stack.file().apiKey())) {
            for (var alert :
                    alerting.get("/alerts?limit=200&brand=" + BRAND).body().path("items")) {
                if (alert.hasNonNull("customerId")) {
                    given.put("alertId", alert.path("id").asText());
                    given.put("alertIds", alert.path("id").asText());
                    given.put("customerId", alert.path("customerId").asText());
                    given.put("customerIds", alert.path("customerId").asText());
                }
            }
        }
        return given;
    }

    /** What was planted goes through Kafka before pages show it. */
    private void settle() throws IOException, InterruptedException {
        var audits = new Audits(stack.file());
        var settled =
                Patience.await(SETTLED_WITHIN, () -> arrived(audits.tally()) ? Optional.of(true) : Optional.empty());
        say.accept("  everything planted has arrived: " + settled.isPresent());
    }

    private static boolean arrived(Tally tally) {
        return tally.scores() >= tally.interactions() && tally.waiting() == 0;
    }

    private void look(Visitor visitor, URI address) {
        visitor.go(address);
        var where = address.getPath();
        failures.unless(!Boolean.TRUE.equals(visitor.evaluate(RAN)), where + " ran what was planted");
        failures.unless(((Number) visitor.evaluate(AS_MARKUP)).intValue() == 0, where + " has planted markup");
        failures.unless(!Boolean.TRUE.equals(visitor.evaluate(TURNED)), where + " shows characters that turn or hide");
        visitor.complaints().forEach(complaint -> failures.add(where + ": " + complaint));
        shown += Boolean.TRUE.equals(visitor.evaluate(SHOWN)) ? 1 : 0;
        for (var table : (List<?>) visitor.evaluate(TABLES)) {
            if (tables.add(table.toString())) {
                csv(visitor, URI.create(table.toString()));
            }
        }
    }

    private void csv(Visitor visitor, URI table) {
        try (var reader = CsvReader.builder().ofCsvRecord(visitor.download(table))) {
            for (var row : reader) {
                for (var cell : row.getFields()) {
                    cells++;
                    boolean number = cell.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
                    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
                    failures.unless(number || !formula, table.getPath() + " exports a formula");
                }
            }
        } catch (IOException e) {
            failures.add(table.getPath() + " is no CSV: " + e.getMessage());
        }
    }
}
