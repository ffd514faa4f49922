package io.heartline.metrics.evidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a piece of evidence says. */
public sealed interface Content {
    /**
     * A customer expressed something.
     *
     * @param feeling absent if the model abstained
     * @param love the answer to the one-tap question, if it was answered
     * @param aspects the mean valence of each aspect that was mentioned, in 10⁻⁶
     */
    record Expression(@Nullable Feeling feeling, @Nullable Boolean love, Map<String, Long> aspects) implements Content {
        /** Keeps the aspects as they are now. */
        public Expression {
            aspects = Map.copyOf(aspects);
        }
    }

    /** An agent expressed something; it says nothing of what the customer feels. */
    record AgentMessage() implements Content {}

    /**
     * Something happened to or with the customer.
     *
     * @param type built in or {@code custom:<slug>}
     */
    record Event(String type) implements Content {}
}
