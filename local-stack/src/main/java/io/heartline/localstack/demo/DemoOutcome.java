package io.heartline.localstack.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.audit.Tally;
import io.heartline.localstack.feed.Posted;
import java.time.Duration;
import java.util.List;

/**
 * What came of the demo.
 *
 * @param posted what ingestion answered to the feed
 * @param tally what every stage has done
 * @param missing what should be there and is not; empty when every stage saw every record and every story was told
 * @param drifts how many of the customers who turn in a story were noticed
 * @param refused webhooks whose signature did not fit
 * @param took from the first request to the last effect
 */
public record DemoOutcome(Posted posted, Tally tally, List<String> missing, long drifts, int refused, Duration took) {
    /** Keeps a copy. */
    public DemoOutcome {
        missing = List.copyOf(missing);
    }

    /** Whether every stage saw every record and every story was told. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** Returns the outcome in sentences, a line each. */
    public String inWords() {
        var words = new StringBuilder();
        line(words, "feedback in", tally.interactions() + " interactions, " + tally.events() + " customer events");
        line(
                words,
                "",
                "of this run " + posted.accepted() + " new, " + posted.duplicates() + " known before, "
                        + posted.revised() + " revised");
        line(words, "scored", tally.scores() + " interactions");
        line(words, "ledger", tally.entries() + " entries");
        line(words, "segments", tally.moves() + " moves");
        line(words, "alerts fired", tally.alertsTotal() + ": " + tally.alerts());
        line(words, "", drifts + " of the " + DemoRun.TURNING.size() + " fans who turn in a story were noticed");
        line(words, "delivered", tally.delivered() + " signed webhooks, " + refused + " refused by the receiver");
        line(words, "outreach", tally.outreachTotal() + ": " + tally.outreach());
        line(words, "took", took.toSeconds() + " s");
        missing.forEach(what -> line(words, "MISSING", what));
        return words.toString();
    }

    private static void line(StringBuilder words, String name, String what) {
        words.append(String.format("  %-14s %s%n", name, what));
    }

    /** Returns the outcome for a program. */
    public ObjectNode inJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("complete", isComplete());
        json.putObject("feedbackIn")
                .put("interactions", tally.interactions())
                .put("customerEvents", tally.events())
                .put("accepted", posted.accepted())
                .put("duplicates", posted.duplicates())
                .put("revised", posted.revised());
        json.put("scored", tally.scores());
        json.put("ledgerEntries", tally.entries());
        json.put("segmentsMoved", tally.moves());
        var alerts = json.putObject("alertsFired");
        tally.alerts().forEach(alerts::put);
        json.put("alertsTotal", tally.alertsTotal());
        json.put("storyDriftsNoticed", drifts);
        json.put("delivered", tally.delivered());
        json.put("refusedSignatures", refused);
        var outreach = json.putObject("outreach");
        tally.outreach().forEach(outreach::put);
        json.put("outreachProposed", tally.outreach().getOrDefault("proposed", 0L));
        json.put("seconds", took.toMillis() / 1000.0);
        var gaps = json.putArray("missing");
        missing.forEach(gaps::add);
        return json;
    }
}
