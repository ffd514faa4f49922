package io.heartline.metrics.indicator;

import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.BetaGeometric;
import io.heartline.metrics.estimate.GammaGamma;
import io.heartline.metrics.estimate.Share;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the whole history of each customer gives.
 *
 * @param rule how customers count as lost, in words
 * @param buyers who bought in the period
 * @param repeatBuyers who bought at least twice in it
 * @param atStart customers at its start
 * @param kept of them, customers at its end
 * @param atEnd customers at its end, new and regained ones included
 * @param sales purchases in the period
 * @param referredSales of them, by customers who had been referred
 * @param referredBuyers buyers of the period who had been referred
 * @param value of customers
 */
record Relationship(
        String rule,
        long buyers,
        long repeatBuyers,
        long atStart,
        long kept,
        long atEnd,
        long sales,
        long referredSales,
        long referredBuyers,
        Value value) {
    /**
     * What customers are worth, in one currency.
     *
     * @param currency ISO 4217; that of most purchases; null without any
     * @param n who bought until the end of the period
     * @param historic the sum of what they paid less what they got back
     * @param historicSquares the sum of the squares of each customer's
     * @param repeats the sum of their days of purchase after the first
     * @param recency the sum of the weeks from their first to their last day of purchase
     * @param age the sum of the weeks from their first day of purchase to the end
     * @param buying how often they buy; null if no model was found
     * @param spending how much they spend each time; null if no model was found
     * @param predicted the mean of what is expected of each within the horizon; null without models
     * @param alive the mean probability to be a customer still; null without a model
     * @param horizonDays how far ahead
     */
    record Value(
            @Nullable String currency,
            long n,
            double historic,
            double historicSquares,
            long repeats,
            double recency,
            double age,
            @Nullable BetaGeometric buying,
            @Nullable GammaGamma spending,
            @Nullable Average predicted,
            @Nullable Double alive,
            long horizonDays) {}

    /** The indicators; those of nothing are there without a value. */
    List<Figure> figures() {
        List<Figure> found = new ArrayList<>();
        share(found, "repurchase", "customers with 2 purchases or more among those with any", repeatBuyers, buyers);
        share(found, "retention", "(E − N) / S; " + rule, kept, atStart);
        share(found, "churn", "lost / S; " + rule, atStart - kept, atStart);
        share(found, "referralBySales", "purchases by customers who had been referred among all", referredSales, sales);
        share(found, "referralByCustomers", "buyers who had been referred among all buyers", referredBuyers, buyers);
        var unit = value.currency() == null ? "" : value.currency();
        found.add(new Figure(
                "clvHistorical",
                unit,
                "mean of what each customer paid less what was given back, until the end of the period, times the margin",
                new Estimate.Mean(Average.of(value.n(), value.historic(), value.historicSquares()))));
        var predicted = value.predicted();
        found.add(new Figure(
                "clvPredicted",
                unit,
                "mean of what each customer is expected to pay in the " + value.horizonDays()
                        + " days after the period (BG/NBD × gamma-gamma), times the margin; the interval is between "
                        + "customers and takes the models for right",
                new Estimate.Mean(predicted == null ? Average.of(0, 0, 0) : predicted)));
        return found;
    }

    private static void share(List<Figure> found, String name, String convention, long some, long all) {
        found.add(new Figure(name, "percent", convention, new Estimate.Proportion(Share.of(some, all))));
    }
}
