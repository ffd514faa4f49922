package io.heartline.localstack.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the scores.
 *
 * @param task what is measured
 * @param names translates labels, those of the file and those of the scores alike; of several that become one the most
 *     probable counts. A label that is not in it stays what it is
 * @param language the BCP 47 tag that every text is sent with; null to let the service detect it
 * @param flat from this probability on a label is there, where several may be; 0 to 1
 */
public record Question(
        Task task, Map<String, String> names, @Nullable String language, double flat) {
    /** The threshold that is usual for labels that exclude nothing. */
    public static final double FLAT = 0.3;

    /** Keeps a copy. */
    public Question {
        names = Map.copyOf(names);
    }

    /** Asks with the usual threshold. */
    public static Question of(Task task, @Nullable String language, Map<String, String> names) {
        return new Question(task, names, language, FLAT);
    }

    String name(String label) {
        return names.getOrDefault(label, label);
    }
}
