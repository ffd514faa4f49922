package io.heartline.alerting.rule;

import io.heartline.alerting.waiting.Utterances;
import io.heartline.platform.access.Brands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries rules on what was kept of the last weeks, before anybody is bothered. Runs in the caller's transaction. */
@ApplicationScoped
class RulePreviews {
    /** So many facts are looked at, the newest. */
    static final int FACTS_MAX = 50_000;

    private final RuleHistory history;
    private final Utterances utterances;
    private final Clock clock;

    RulePreviews(RuleHistory history, Utterances utterances, Clock clock) {
        this.history = history;
        this.utterances = utterances;
        this.clock = clock;
    }

    /**
     * What a preview is based on.
     *
     * @param from since when there are facts, or the newest of them were looked at
     * @param truncated whether there were more than are looked at
     */
    record Tried(RulePreview preview, Instant from, Instant until, boolean truncated) {}

    /** Tries a rule on what is kept of the brands that it is about and that the caller may see. */
    Tried run(String key, @Nullable String brand, RuleDefinition definition, Brands visible) {
        var rule = new Rule(key, brand, 0, definition, null, null, null);
        var condition = RuleInput.compile(definition);
        var brands = brand == null ? visible : Brands.of(Set.of(brand));
        var until = clock.instant();
        var since = until.minus(RuleHistory.KEPT);
        var past = past(definition.trigger(), brands, since);
        var from = past.stream().map(Facts::at).min(Comparator.naturalOrder()).orElse(until);
        var preview = RulePreview.of(rule, condition, past, Duration.between(from, until));
        return new Tried(preview, from, until, past.size() == FACTS_MAX);
    }

    private List<Facts> past(RuleTrigger trigger, Brands brands, Instant since) {
        return switch (trigger) {
            case STANDING, INTERACTION -> history.recent(trigger, brands, since, FACTS_MAX);
            case WAITING ->
                utterances.recent(brands.forSql(), since, FACTS_MAX).stream()
                        .map(WaitingPass::facts)
                        .toList();
            case BUILT_IN -> List.of();
        };
    }
}
