package io.heartline.contracts;

import java.util.Locale;
import java.util.Optional;

/**
 * The dimensions of service quality that an aspect of a score bears on. They are those of SERVQUAL (Parasuraman, Zeithaml
 * and Berry, 1988); which aspect belongs to which is our own reading of their definitions.
 */
public enum ServiceQuality {
    /** What was promised is done dependably and right. */
    RELIABILITY,
    /** Help is prompt and willing. */
    RESPONSIVENESS,
    /** People and systems can be trusted and are safe. */
    ASSURANCE,
    /** People care about the one before them. */
    EMPATHY,
    /** What can be seen and touched: goods, rooms, tools, the range on offer. */
    TANGIBLES;

    /**
     * The dimension of an aspect.
     *
     * @param aspect the slug of the aspect of an {@link AspectScore}
     * @return nothing for price and value, which are no quality of a service, and for aspects of later versions
     */
    public static Optional<ServiceQuality> of(String aspect) {
        return switch (aspect) {
            case "reliability", "delivery", "billing", "expectation-gap" -> Optional.of(RELIABILITY);
            case "responsiveness" -> Optional.of(RESPONSIVENESS);
            case "trust", "privacy", "safety" -> Optional.of(ASSURANCE);
            case "service" -> Optional.of(EMPATHY);
            case "quality", "variety", "environment", "usability" -> Optional.of(TANGIBLES);
            default -> Optional.empty();
        };
    }

    /** The name in answers and on pages: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
