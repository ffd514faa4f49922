package io.heartline.metrics.indicator;

import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.NetPromoter;
import io.heartline.metrics.estimate.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes indicators of the sums of a period. */
final class Figures {
    private static final String PURCHASE = "purchase/";

    private final Map<String, Totals> sums;
    private final List<Figure> found = new ArrayList<>();

    private Figures(Map<String, Totals> sums) {
        this.sums = sums;
    }

    /** The indicators that sums of days give, always in the same order; those of nothing are there without a value. */
    static List<Figure> of(Map<String, Totals> sums) {
        return new Figures(sums).all();
    }

    private List<Figure> all() {
        long promoters = sum(Measures.NPS + Measures.HIGH).n();
        long detractors = sum(Measures.NPS + Measures.LOW).n();
        add(
                "nps",
                "points",
                "100 × (share of 9–10 − share of 0–6) of the answers on 0–10",
                new Estimate.Score(NetPromoter.of(
                        promoters,
                        detractors,
                        promoters
                                + detractors
                                + sum(Measures.NPS + Measures.MID).n())));
        for (var scale : scales()) {
            share(
                    scale.equals("1-5") ? "csat" : "csat:" + scale,
                    "share of " + satisfied(scale) + " among the answers on " + scale,
                    Measures.CSAT + scale + Measures.HIGH,
                    Measures.CSAT + scale + Measures.MID);
        }
        var effort = levels(Measures.CES);
        mean("ces", "1-7", "mean of the answers on 1–7, 7 the easiest", effort);
        share(
                "cesEasy",
                "share of 5–7 among the answers on 1–7, 7 the easiest",
                sum(Measures.CES + Measures.HIGH).n(),
                effort.n());
        mean("stars", "1-5", "mean of the stars on 1–5", sum(Measures.STARS + Measures.MID));
        share(
                "loveAnswers",
                "share of yes among yes and no",
                Measures.LOVE + Measures.HIGH,
                Measures.LOVE + Measures.LOW);
        long invited = sum(Measures.INVITED).n();
        long answered = sum("invitation:answered").n();
        share("responseRate", "invitations answered among all that were made (AAPOR RR1)", answered, invited);
        long shown = Math.max(answered, sum("invitation:shown").n());
        share("completionRate", "invitations answered among those shown", answered, shown);
        replies("conversation", "firstReply", "replyRate");
        replies("review", "reviewFirstReply", "reviewReplyRate");
        for (var currency : currencies()) {
            mean("orderValue", currency, "mean amount of a purchase", sum(PURCHASE + currency));
        }
        return found;
    }

    private void replies(String desk, String time, String rate) {
        var buckets = new TreeMap<Integer, Long>();
        var prefix = Measures.REPLY + desk + ":";
        sums.forEach((measure, totals) -> {
            if (measure.startsWith(prefix) && !measure.endsWith(Measures.NONE)) {
                buckets.put(Integer.valueOf(measure.substring(prefix.length())), totals.n());
            }
        });
        long replied = buckets.values().stream().mapToLong(Long::longValue).sum();
        long waiting = sum(Measures.REPLY + desk + Measures.NONE).n();
        share(
                rate,
                desk.equals("review")
                        ? "public reviews that an agent replied to"
                        : "conversations begun by a customer in which an agent replied",
                replied,
                replied + waiting);
        var convention = "of the times from a customer's first message to the first reply, those without one left out; "
                + "right to 5 %";
        add(time + "Median", "seconds", "median " + convention, Quantiles.of(buckets, 0.5));
        add(time + "P90", "seconds", "90th percentile " + convention, Quantiles.of(buckets, 0.9));
    }

    private Set<String> scales() {
        var scales = new TreeSet<>(Set.of("1-5"));
        Measures.SATISFIED.keySet().stream()
                .filter(scale -> sums.containsKey(Measures.CSAT + scale + Measures.HIGH)
                        || sums.containsKey(Measures.CSAT + scale + Measures.MID))
                .forEach(scales::add);
        return scales;
    }

    private static String satisfied(String scale) {
        return switch (scale) {
            case "1-5" -> "4–5";
            case "1-3" -> "3";
            case "1-2" -> "2";
            default -> "1";
        };
    }

    private Set<String> currencies() {
        var currencies = new TreeSet<String>();
        for (var measure : sums.keySet()) {
            if (measure.startsWith(PURCHASE) && measure.length() > PURCHASE.length()) {
                currencies.add(measure.substring(PURCHASE.length()));
            }
        }
        return currencies;
    }

    private Totals levels(String metric) {
        return sum(metric + Measures.HIGH).plus(sum(metric + Measures.MID)).plus(sum(metric + Measures.LOW));
    }

    private Totals sum(String measure) {
        return sums.getOrDefault(measure, Totals.NONE);
    }

    private void share(String name, String convention, String some, String others) {
        share(name, convention, sum(some).n(), sum(some).n() + sum(others).n());
    }

    private void share(String name, String convention, long some, long all) {
        add(name, "percent", convention, new Estimate.Proportion(Share.of(some, all)));
    }

    private void mean(String name, String unit, String convention, Totals totals) {
        add(name, unit, convention, new Estimate.Mean(Average.of(totals.n(), totals.total(), totals.squares())));
    }

    private void add(String name, String unit, String convention, Estimate estimate) {
        found.add(new Figure(name, unit, convention, estimate));
    }
}
