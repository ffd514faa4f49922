package io.heartline.ingestion.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the language that suits a reader best. */
public final class Languages {
    private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");

    private Languages() {}

    /**
     * The best of the languages there are.
     *
     * @param wanted BCP 47 tags, the dearest first; ill-formed ones are passed over
     * @param available BCP 47 tags
     * @return empty if none suits
     */
    public static Optional<String> best(List<String> wanted, Collection<String> available) {
        return wanted.stream()
                .flatMap(tag -> candidates(Locale.forLanguageTag(tag)).stream())
                .flatMap(candidate -> available.stream().filter(one -> one.equalsIgnoreCase(candidate)))
                .findFirst();
    }

    /** Chinese is told apart by its script, which the region says where the tag does not. */
    private static List<String> candidates(Locale locale) {
        List<String> candidates = new ArrayList<>();
        if (locale.getLanguage().isEmpty()) {
            return candidates;
        }
        candidates.add(locale.toLanguageTag());
        if (locale.getLanguage().equals("zh")) {
            boolean traditional = locale.getScript().equals("Hant")
                    || (locale.getScript().isEmpty() && TRADITIONAL_REGIONS.contains(locale.getCountry()));
            candidates.add(traditional ? "zh-Hant" : "zh-Hans");
        } else if (!locale.getScript().isEmpty()) {
            candidates.add(locale.getLanguage() + "-" + locale.getScript());
        }
        candidates.add(locale.getLanguage());
        return candidates;
    }
}
