package io.heartline.localstack.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The books of a stack without the ids it made up itself, so that those of two stacks can be compared.
 *
 * @param scores what was made of each interaction, by {@code source/externalId}
 * @param postings the ledger, sorted
 */
public record Books(Map<String, Expressed> scores, List<Posting> postings) {
    private static final double MICROS = 1e6;

    /** Keeps sorted copies. */
    public Books {
        scores = Map.copyOf(scores);
        postings = postings.stream().sorted().toList();
    }

    /**
     * What an interaction expresses; numbers in millionths.
     *
     * @param emotion the prevailing one; empty when it says none
     */
    public record Expressed(String emotion, String sentiment, long valence, long intensity, long confidence) {}

    /**
     * An entry of the ledger; units in millionths.
     *
     * @param cause {@code source/externalId} of what it was posted for
     * @param customer external id
     */
    public record Posting(String cause, String customer, String kind, long units, Instant effectiveAt)
            implements Comparable<Posting> {
        private static final Duration DEPOSITS_HALVE_IN = Duration.ofDays(180);
        private static final Duration WITHDRAWALS_HALVE_IN = Duration.ofDays(270);

        @Override
        public int compareTo(Posting other) {
            return Comparator.comparing(Posting::effectiveAt)
                    .thenComparing(Posting::cause)
                    .thenComparing(Posting::kind)
                    .thenComparing(Posting::units)
                    .compare(this, other);
        }

        private double at(Instant instant) {
            if (effectiveAt.isAfter(instant)) {
                return 0;
            }
            var halfLife = kind.equals("deposit") ? DEPOSITS_HALVE_IN : WITHDRAWALS_HALVE_IN;
            var age = (double) Duration.between(effectiveAt, instant).toMillis() / halfLife.toMillis();
            return units / MICROS * Math.pow(2, -age);
        }
    }

    /** Returns the balance of every customer at an instant, in units, as design §4 defines it. */
    public Map<String, Double> balances(Instant at) {
        var balances = new TreeMap<String, Double>();
        postings.forEach(posting -> balances.merge(posting.customer(), posting.at(at), Double::sum));
        return balances;
    }

    /** Returns who has most entries; of several the first by name. Empty where nobody has one. */
    public Optional<String> busiest() {
        var entries = new TreeMap<String, Integer>();
        postings.forEach(posting -> entries.merge(posting.customer(), 1, Integer::sum));
        return entries.entrySet().stream()
                .min(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Says in which ways other books differ from these, at most five of each; empty when they are the same. */
    public List<String> differences(Books other) {
        var differences = new ArrayList<String>();
        var interactions = new TreeSet<>(scores.keySet());
        interactions.addAll(other.scores.keySet());
        interactions.stream()
                .filter(id -> !Objects.equals(scores.get(id), other.scores.get(id)))
                .limit(5)
                .forEach(id ->
                        differences.add("score of " + id + ": " + scores.get(id) + " and " + other.scores.get(id)));
        missing(postings, other.postings).forEach(posting -> differences.add("entry only here: " + posting));
        missing(other.postings, postings).forEach(posting -> differences.add("entry only there: " + posting));
        return differences;
    }

    private static List<Posting> missing(List<Posting> from, List<Posting> in) {
        var left = new ArrayList<>(from);
        in.forEach(left::remove);
        return left.stream().limit(5).toList();
    }
}
