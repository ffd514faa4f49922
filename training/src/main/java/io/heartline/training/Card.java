package io.heartline.training;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What anyone who relies on a model should know of it.
 *
 * @param model its version
 * @param language the BCP 47 tag
 * @param kind what sort of model it is
 * @param checksum SHA-256 of the model file, in hexadecimal
 * @param bytes size of the model file
 * @param what one paragraph on what it is, how large and how it was trained
 * @param settings how it was trained
 * @param dataSets what it learned from
 * @param figures what was measured
 * @param limits what it cannot do
 */
@JsonPropertyOrder({
    "model",
    "language",
    "kind",
    "checksum",
    "bytes",
    "what",
    "settings",
    "dataSets",
    "figures",
    "limits"
})
public record Card(
        String model,
        String language,
        String kind,
        String checksum,
        long bytes,
        String what,
        Object settings,
        List<Learned> dataSets,
        List<Figure> figures,
        List<String> limits) {

    /** A set and how many of its texts were learned from. */
    public record Learned(String id, String what, String licence, long texts) {
        /** All sets of a corpus. */
        public static List<Learned> of(Corpus corpus) {
            var counts = corpus.train().stream().collect(Collectors.groupingBy(Labelled::set, Collectors.counting()));
            return corpus.dataSets().stream()
                    .map(set -> new Learned(set.id(), set.what(), set.licence(), counts.getOrDefault(set.id(), 0L)))
                    .toList();
        }
    }

    public static final List<String> LIMITS = List.of(
            "It sees words and runs of words, not sentences: irony, long-range negation and who feels what are often missed.",
            "Emotions were labelled by readers of public posts. Customers complain more factually; such complaints may come out neutral.",
            "Public posts over-represent young, male, online writers (Reddit, Weibo); dialects, learners and older writers are read less well.",
            "Words of identity (nationality, religion, gender) carry weights learned from posts that speak of them with hostility.",
            "Figures with a tuned threshold are optimistic: the threshold was tuned on the set that they are measured on.",
            "Calibration was fitted on the sets of this card; on other domains confidence is less reliable.",
            "Some training texts carry no stated licence; the weights derive from them, the texts are not contained.");

    /** The SHA-256 of a file, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The card for people. */
    public String markdown() {
        var learned = dataSets.stream()
                .map(set -> "| %s | %s | %s | %,d |".formatted(set.id(), set.what(), set.licence(), set.texts()))
                .collect(Collectors.joining("\n"));
        var measured = figures.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.4f | %.4f to %.4f | %,d |",
                        one.set(),
                        one.label(),
                        one.measure(),
                        one.value(),
                        one.low(),
                        one.high(),
                        one.n()))
                .collect(Collectors.joining("\n"));
        var limited = limits.stream().map(limit -> "- " + limit).collect(Collectors.joining("\n"));
        return """
                # Model card: %s

                %s

                %,d bytes, SHA-256 `%s`.

                ## Learned from

                | set | what | licence | texts |
                |---|---|---|---|
                %s

                ## Measured on texts that it did not learn from

                Intervals are 95 %% bootstrap intervals over texts.

                | set | label | measure | value | interval | n |
                |---|---|---|---|---|---|
                %s

                ## Limits and biases

                %s
                """.formatted(model, what, bytes, checksum, learned, measured, limited);
    }
}
