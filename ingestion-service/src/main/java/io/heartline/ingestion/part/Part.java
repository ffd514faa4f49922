package io.heartline.ingestion.part;

import java.util.List;

/** What another service says of a person. */
public sealed interface Part {
    /** Who says it. */
    String service();

    /** The service keeps this. */
    record Held(String service, List<Answer> answers) implements Part {
        /** Copies the answers. */
        public Held {
            answers = List.copyOf(answers);
        }
    }

    /** The service knows nobody by any of the ids. */
    record Nothing(String service) implements Part {}

    /**
     * Nobody knows what the service keeps.
     *
     * @param why in words, for whoever asked
     */
    record Missing(String service, String why) implements Part {}
}
