package io.heartline.ingestion.translation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The senders whose own payloads can be read. */
@ApplicationScoped
public class Translators {
    private static final Map<String, Translator> BY_KIND = Map.ofEntries(
            Map.entry("formbricks", new FormbricksTranslator()),
            Map.entry("formbricks-hub", new FormbricksHubTranslator()),
            Map.entry("typeform", new TypeformTranslator()));

    /** The translator for a kind of source. */
    public Optional<Translator> of(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    /** The kinds of sources that have a translator. */
    public Set<String> kinds() {
        return BY_KIND.keySet();
    }
}
