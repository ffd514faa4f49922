package io.heartline.alerting.play;

import io.heartline.alerting.condition.Condition;
import io.heartline.alerting.template.Templates;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants a play to be; what is absent stays as it is, or is as usual. */
record PlayInput(
        @Nullable String name,
        @Nullable PlayCause cause,
        @Nullable String audience,
        @Nullable PlayAction action,
        @Nullable List<Variant> variants,
        @Nullable List<String> channels,
        @Nullable Duration delay,
        @Nullable Set<Stop> stops,
        @Nullable Rewards rewards,
        @Nullable Boolean approval,
        @Nullable Boolean modelDrafts,
        @Nullable Integer priority,
        @Nullable Boolean enabled) {
    private static final int USUAL_PRIORITY = 50;

    private static final List<Variant> USUAL_VARIANTS = List.of(new Variant("warm-short", "warm", "short", null));

    /** A play that did not exist before. A person approves unless it says otherwise. */
    PlayDefinition whole(@Nullable String brand, Templates templates) {
        if (name == null || cause == null || action == null) {
            throw refused("play", "a play needs a name, a cause and an action");
        }
        return define(
                brand,
                templates,
                new PlayInput(
                        name,
                        cause,
                        orElse(audience, ShippedPlays.EVERYBODY),
                        action,
                        orElse(variants, USUAL_VARIANTS),
                        orElse(channels, List.of()),
                        orElse(delay, Duration.ZERO),
                        orElse(stops, Set.of()),
                        rewards,
                        orElse(approval, true),
                        orElse(modelDrafts, false),
                        orElse(priority, USUAL_PRIORITY),
                        orElse(enabled, true)));
    }

    /** A play that existed, changed; what it does stays, since another action is another play. */
    PlayDefinition over(PlayDefinition before, @Nullable String brand, Templates templates) {
        return define(
                brand,
                templates,
                new PlayInput(
                        orElse(name, before.name()),
                        orElse(cause, before.cause()),
                        orElse(audience, before.audience()),
                        before.action(),
                        orElse(variants, before.variants()),
                        orElse(channels, before.channels()),
                        orElse(delay, before.delay()),
                        orElse(stops, before.stops()),
                        rewards == null ? before.rewards() : rewards,
                        orElse(approval, before.approval()),
                        orElse(modelDrafts, before.modelDrafts()),
                        orElse(priority, before.priority()),
                        orElse(enabled, before.enabled())));
    }

    @SuppressWarnings("NullAway") // whoever calls has filled in all but the rewards
    private static PlayDefinition define(@Nullable String brand, Templates templates, PlayInput full) {
        try {
            var definition = new PlayDefinition(
                    full.name(),
                    full.cause(),
                    full.audience(),
                    full.action(),
                    full.variants(),
                    full.channels(),
                    full.delay(),
                    full.stops(),
                    full.rewards(),
                    full.approval(),
                    full.modelDrafts(),
                    full.priority(),
                    full.enabled());
            compile(definition.audience());
            definition.variants().forEach(variant -> check(variant, brand, templates));
            return definition;
        } catch (IllegalArgumentException e) {
            throw refused("play", Objects.requireNonNullElse(e.getMessage(), "breaks a rule"));
        }
    }

    private static void check(Variant variant, @Nullable String brand, Templates templates) {
        var template = variant.template();
        if (template != null && !templates.serves(template, brand)) {
            throw refused("variants.template", "there is no such template, or it is another brand's");
        }
    }

    private static void compile(String audience) {
        try {
            Condition.of(PlayFacts.VARIABLES, audience);
        } catch (Condition.Malformed e) {
            throw new InvalidInput(
                    "malformed-condition",
                    "The audience cannot be read.",
                    List.of(new Violation(
                            null, "audience", "malformed-condition", Objects.requireNonNullElse(e.getMessage(), ""))));
        }
    }

    private static InvalidInput refused(String field, String message) {
        return new InvalidInput(
                "invalid-play",
                "The play breaks a rule.",
                List.of(new Violation(null, field, "invalid-play", message)));
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
