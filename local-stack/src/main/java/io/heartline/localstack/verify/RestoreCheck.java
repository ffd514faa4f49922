package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.audit.Books;
import io.heartline.localstack.audit.Tally;
import io.heartline.localstack.demo.DemoFeed;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Shows that the databases of the services that can be made again from topics are restored as docs/operations.md says: each
 * is dumped while work goes on, loses everything since, gets the dump back, has its consumer group set back, and must then
 * know what it knew, without a customer who was erased in between.
 */
public final class RestoreCheck {
    private static final List<Service> RESTORED = List.of(Service.SCORING, Service.METRICS, Service.ALERTING);
    private static final int ENTRIES_BEFORE = 200;
    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StackPlan plan;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    private RestoreCheck(Path projectRoot, Clock clock, Consumer<String> say) {
        this.plan = StackPlan.beside(projectRoot, "verify-restore");
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /** Runs the check; {@code passed} of the result says whether all of it holds. */
    public static ObjectNode run(Path projectRoot, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new RestoreCheck(projectRoot, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        result.put("check", "restore");
        try (var site = Site.open(plan, clock, say)) {
            var requests = DemoFeed.until(clock.instant(), DemoFeed.SEED).requests();
            var half = requests.size() / 2;
            site.feeds().post(requests.subList(0, half));
            await(
                    "the first entries",
                    () -> site.audits().tally().entries() >= ENTRIES_BEFORE ? Optional.of(true) : Optional.empty());
            var saved = clock.instant();
            var dumps = dump(site);
            site.feeds().post(requests.subList(half, requests.size()));
            settled(site, requests);
            var erased = erase(site);
            var tally = settled(site, requests);
            var books = site.audits().books();
            say.accept("  before: " + tally.scores() + " scores, " + tally.entries() + " entries, alerts "
                    + tally.alerts() + "; one customer erased since the dumps");
            for (var service : RESTORED) {
                restore(site, service, dumps, saved);
                compare(site, service, tally, settled(site, requests), books);
                forgotten(site, erased);
            }
            rebuilds(site);
        } finally {
            Stacks.reset(plan, say);
        }
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        result.put("passed", failures.all().isEmpty());
        return result;
    }

    private Map<Service, Dump> dump(Site site) throws IOException {
        Map<Service, Dump> dumps = new EnumMap<>(Service.class);
        for (var service : RESTORED) {
            var dump = Dump.of(
                    site.stack().file().database(service),
                    plan.dataDirectory().resolve("dump").resolve(service.key()));
            dumps.put(service, dump);
            say.accept("  dumped %s: %d rows".formatted(service.module(), dump.rows()));
            result.withObject("/" + service.key()).put("dumpedRows", dump.rows());
        }
        return dumps;
    }

    private Tally settled(Site site, List<FeedRequest> requests) throws InterruptedException {
        return site.audits()
                .awaitSettled(
                        tally -> tally.interactions() + tally.events() <= requests.size(),
                        site.stack().death()::isDone);
    }

    /** Returns the id of the customer with the most entries, who is erased. */
    private UUID erase(Site site) throws IOException, InterruptedException {
        var names = site.audits().customers();
        var id = site.audits()
                .books()
                .busiest()
                .flatMap(most -> names.entrySet().stream()
                        .filter(one -> one.getValue().equals(most))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElseThrow(() -> new IOException("nobody is in the books"));
        var answer = site.ingestion().delete("/customers/" + id);
        var path = "/erasures/" + answer.body().path("id").asText();
        await("the erasure", () -> {
            var audit = site.ingestion().get(path);
            return audit.isSuccess() && audit.body().path("pending").isEmpty() ? Optional.of(audit) : Optional.empty();
        });
        return id;
    }

    private void restore(Site site, Service service, Map<Service, Dump> dumps, Instant saved)
            throws IOException, InterruptedException {
        var dump = dumps.get(service);
        if (dump == null) {
            throw new IllegalStateException(service + " was not dumped");
        }
        site.stack().stop(service);
        dump.restore(site.stack().file().database(service));
        var again = new Groups(site.stack().file().kafka()).setBack(service.module(), saved.minus(MARGIN));
        site.stack().restart(service);
        say.accept("  restored %s; it reads %d records again".formatted(service.module(), again));
        result.withObject("/" + service.key()).put("readAgain", again);
        failures.unless(again > 0, service.module() + " had nothing to read again");
    }

    private void compare(Site site, Service service, Tally before, Tally after, Books books) {
        var where = " after " + service.module() + " was restored";
        after.gaps().forEach(gap -> failures.add(gap + where));
        failures.unless(after.scores() == before.scores(), after.scores() + " scores" + where);
        failures.unless(after.entries() == before.entries(), after.entries() + " entries" + where);
        failures.unless(site.audits().doubles() == 0, "something stands somewhere twice" + where);
        var differences = books.differences(site.audits().books());
        differences.forEach(difference -> failures.add(difference + where));
        say.accept("  %s: %d scores, %d entries, alerts %s; %d differences in the books"
                .formatted(service.module(), after.scores(), after.entries(), after.alerts(), differences.size()));
        result.withObject("/" + service.key()).put("differences", differences.size());
    }

    private void forgotten(Site site, UUID customer) {
        var rows = site.audits().rowsAbout(customer);
        failures.unless(rows == 0, "the erased customer is back, in " + rows + " rows");
    }

    private void rebuilds(Site site) throws IOException, InterruptedException {
        for (var brand : site.audits().brands()) {
            var request = JsonNodeFactory.instance.objectNode().put("brand", brand);
            var path = "/rebuilds/"
                    + site.metrics()
                            .post("/rebuilds", request)
                            .body()
                            .path("id")
                            .asText();
            JsonNode rebuilt = await("the rebuild", () -> {
                var view = site.metrics().get(path).body();
                return view.path("state").asText().equals("completed") ? Optional.of(view) : Optional.empty();
            });
            var compared = 0L;
            for (var one : rebuilt.path("aggregates")) {
                compared += one.path("compared").asLong();
                failures.unless(
                        one.path("differing").asLong() == 0,
                        one.path("aggregate").asText() + " of " + brand + " differs from what the ledger says");
            }
            failures.unless(compared > 0, "nothing of " + brand + " was compared");
            say.accept("  %s: %d aggregates agree with the ledger and the evidence".formatted(brand, compared));
        }
    }

    private static <T> T await(String what, Patience.Asked<T> asked) throws IOException, InterruptedException {
        return Patience.await(PATIENCE, asked).orElseThrow(() -> new IOException("waited in vain for " + what));
    }
}
