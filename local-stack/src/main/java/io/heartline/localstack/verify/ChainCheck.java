package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.audit.Books;
import io.heartline.localstack.audit.Tally;
import io.heartline.localstack.demo.DemoFeed;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.FeedRequest.Target;
import io.heartline.localstack.stack.StackPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows that the chain holds: redelivery, disorder and crashes change nothing in the books; alerts arrive within a second;
 * bad input gets the documented answer.
 */
public final class ChainCheck {
    private static final int ITEMS = 1000;
    private static final Duration MEDIAN_BELOW = Duration.ofSeconds(1);
    private static final double BALANCE_TOLERANCE = 1e-9;

    private final Path projectRoot;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    private ChainCheck(Path projectRoot, Clock clock, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /** Runs the check; {@code passed} of the result says whether all of it holds. */
    public static ObjectNode run(Path projectRoot, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new ChainCheck(projectRoot, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        result.put("check", "chain");
        var end = clock.instant();
        var items = items(end);
        var clean = cleanRun(items, end);
        chaosRun(items, clean, end);
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        result.put("passed", failures.all().isEmpty());
        return result;
    }

    /** The last thousand interactions of the demo feed: English and Chinese, texts and ratings. */
    private static List<FeedRequest> items(Instant end) {
        var interactions = DemoFeed.until(end, DemoFeed.SEED).requests().stream()
                .filter(request -> request.target() == Target.INTERACTIONS)
                .toList();
        return interactions.subList(interactions.size() - ITEMS, interactions.size());
    }

    private Books cleanRun(List<FeedRequest> items, Instant end) throws IOException, InterruptedException {
        say.accept("A clean run: " + ITEMS + " interactions, once, in order");
        try (var site = Site.open(plan("clean"), clock, say)) {
            site.feeds().post(items);
            var tally = settled(site);
            var books = site.audits().books();
            count("clean", tally, site);
            balances(site, books, end);
            latency(site);
            badInput(site);
            return books;
        }
    }

    private void chaosRun(List<FeedRequest> items, Books clean, Instant end) throws IOException, InterruptedException {
        say.accept("The same " + ITEMS + " interactions three times in three orders, services killed one at a time");
        try (var site = Site.open(plan("chaos"), clock, say)) {
            var onslaught = new Onslaught(site.stack(), site.feeds(), say);
            var posted = onslaught.run(items);
            var tally = settled(site);
            var books = site.audits().books();
            count("chaos", tally, site);
            result.put("posted", posted.total()).put("kills", onslaught.kills());
            say.accept("  posted " + posted.total() + " items: " + posted.accepted() + " accepted, "
                    + posted.duplicates() + " duplicates, " + posted.revised() + " revised; " + onslaught.kills()
                    + " kills");
            failures.unless(posted.revised() == 0, posted.revised() + " items were taken for revisions");
            balances(site, books, end);
            compare(clean, books, end);
        }
    }

    private Tally settled(Site site) throws InterruptedException {
        return site.audits()
                .awaitSettled(
                        tally -> tally.interactions() == ITEMS, site.stack().death()::isDone);
    }

    private void count(String run, Tally tally, Site site) {
        var doubles = site.audits().doubles();
        say.accept("  " + tally.interactions() + " interactions, " + tally.scores() + " scores, " + tally.entries()
                + " ledger entries, " + tally.alertsTotal() + " alerts, " + doubles + " ids twice");
        result.putObject(run)
                .put("interactions", tally.interactions())
                .put("scores", tally.scores())
                .put("entries", tally.entries())
                .put("doubles", doubles);
        failures.unless(tally.scores() == ITEMS, tally.scores() + " scores in the " + run + " run");
        failures.unless(doubles == 0, doubles + " ids stand somewhere twice in the " + run + " run");
        tally.gaps().forEach(gap -> failures.add("in the " + run + " run " + gap));
    }

    /** What metrics serves as the balance must be the decayed sum of its ledger. */
    private void balances(Site site, Books books, Instant at) throws IOException, InterruptedException {
        var expected = books.balances(at);
        var compared = 0;
        for (var customer : site.audits().customers().entrySet()) {
            var answer = site.metrics().get("/customers/" + customer.getKey() + "?at=" + at);
            var balance = answer.body().path("balance").asDouble(Double.NaN);
            var isSame = Math.abs(balance - expected.getOrDefault(customer.getValue(), 0.0)) <= BALANCE_TOLERANCE;
            failures.unless(isSame, "the balance of " + customer.getValue() + " is not the sum of its ledger");
            compared++;
        }
        say.accept("  " + compared + " balances served by metrics are the decayed sums of their ledgers to 1e-9");
    }

    private void compare(Books clean, Books chaos, Instant at) {
        clean.differences(chaos).forEach(failures::add);
        var expected = clean.balances(at);
        var actual = chaos.balances(at);
        failures.unless(expected.keySet().equals(actual.keySet()), "the books are about different customers");
        var deviation = expected.entrySet().stream()
                .mapToDouble(entry -> Math.abs(entry.getValue() - actual.getOrDefault(entry.getKey(), Double.NaN)))
                .max()
                .orElse(Double.NaN);
        failures.unless(deviation <= BALANCE_TOLERANCE, "balances differ by " + deviation);
        say.accept("  compared " + clean.scores().size() + " scores, "
                + clean.postings().size() + " entries and " + expected.size() + " balances at " + at
                + " with the clean run; largest deviation " + deviation);
        result.put("customersCompared", expected.size()).put("largestDeviation", deviation);
    }

    private void latency(Site site) throws InterruptedException {
        say.accept("From POST to the webhook receiver, idle stack, " + LatencyCheck.TRIES + " tries each");
        var check = new LatencyCheck(site, clock, failures);
        report("shock", check.shock());
        report("drift", check.drift());
    }

    private void report(String kind, Medians medians) {
        var json = medians.inJson();
        say.accept("  " + kind + ": " + json);
        result.withObject("/latency").set(kind, json);
        var isFast =
                medians.times().size() == LatencyCheck.TRIES && medians.median().compareTo(MEDIAN_BELOW) < 0;
        failures.unless(isFast, "the median of " + kind + " alerts is not below 1 s");
    }

    private void badInput(Site site) throws IOException, InterruptedException {
        say.accept("Bad input");
        result.put("badInputCases", new BadInputCheck(site, clock, failures, say).run());
    }

    private StackPlan plan(String run) {
        return StackPlan.beside(projectRoot, "verify-chain-" + run);
    }
}
