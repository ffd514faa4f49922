package io.heartline.alerting.customer;

import io.heartline.contracts.ScoredInteraction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Tells copies of a text from different texts, without any text.
 *
 * <p>The same text gets the same score to the last digit: probabilities, valence and the places of what moved it. Two
 * different texts do not, once they are long enough to have several such places far apart.
 */
final class CopyPrint {
    /** A text must have so many places that moved its score. */
    static final int EVIDENCE_MIN = 3;
    /** The last of them must end so far into the text, in code points. */
    static final int LENGTH_MIN = 60;

    private CopyPrint() {}

    /** The print of what a text expresses; empty if it is too short, or was not scored. */
    static OptionalLong of(ScoredInteraction one) {
        var score = one.score();
        int end = score.evidence().stream().mapToInt(part -> part.end()).max().orElse(0);
        if (score.abstained() || score.evidence().size() < EVIDENCE_MIN || end < LENGTH_MIN) {
            return OptionalLong.empty();
        }
        var text = new StringBuilder(score.model()).append(score.language()).append(score.valence());
        score.emotions().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().wire()))
                .forEach(entry -> text.append('|').append(entry.getKey().wire()).append(entry.getValue()));
        score.nuances().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> text.append('|').append(entry.getKey()).append(entry.getValue()));
        score.evidence()
                .forEach(part ->
                        text.append('|').append(part.start()).append('-').append(part.end()));
        return OptionalLong.of(ByteBuffer.wrap(sha256(text.toString())).getLong());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
