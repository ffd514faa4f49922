package io.heartline.alerting.rule;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.condition.Condition;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody wants a rule to be; what is absent stays as it is, or is as usual. */
record RuleInput(
        @Nullable String name,
        @Nullable RuleTrigger trigger,
        @Nullable String condition,
        @Nullable Map<String, Double> params,
        @Nullable AlertKind kind,
        @Nullable Grouping grouping,
        @Nullable Integer severity,
        @Nullable String title,
        @Nullable Boolean enabled) {
    private static final int USUAL_SEVERITY = 5;

    /** A rule that did not exist before. */
    RuleDefinition whole() {
        if (name == null || trigger == null || condition == null) {
            throw refused("condition", "a rule needs a name, a trigger and a condition");
        }
        if (trigger == RuleTrigger.BUILT_IN) {
            throw refused("trigger", "must be standing, interaction or waiting");
        }
        return define(
                name,
                trigger,
                condition,
                orElse(params, Map.of()),
                orElse(kind, AlertKind.CUSTOM),
                orElse(grouping, Grouping.CUSTOMER),
                orElse(severity, USUAL_SEVERITY),
                orElse(title, name),
                orElse(enabled, true));
    }

    /** A rule that existed, changed. */
    RuleDefinition over(RuleDefinition before) {
        if (trigger != null && trigger != before.trigger()) {
            throw refused("trigger", "cannot be changed");
        }
        if (before.trigger() == RuleTrigger.BUILT_IN) {
            return figures(before);
        }
        return define(
                orElse(name, before.name()),
                before.trigger(),
                orElse(condition, before.condition()),
                orElse(params, before.params()),
                orElse(kind, before.kind()),
                orElse(grouping, before.grouping()),
                orElse(severity, before.severity()),
                orElse(title, before.title()),
                orElse(enabled, before.enabled()));
    }

    private RuleDefinition figures(RuleDefinition before) {
        boolean onlyFigures = name == null
                && condition == null
                && kind == null
                && grouping == null
                && severity == null
                && title == null
                && enabled == null;
        var figures = orElse(params, before.params());
        if (!onlyFigures
                || !figures.keySet().equals(before.params().keySet())
                || figures.values().stream().anyMatch(value -> value == null || !(value > 0))) {
            throw refused("params", "of a built-in rule all figures, each above 0, and nothing else can be changed");
        }
        return define(
                before.name(),
                before.trigger(),
                before.condition(),
                figures,
                before.kind(),
                before.grouping(),
                before.severity(),
                before.title(),
                before.enabled());
    }

    private static RuleDefinition define(
            String name,
            RuleTrigger trigger,
            String condition,
            Map<String, Double> params,
            AlertKind kind,
            Grouping grouping,
            int severity,
            String title,
            boolean enabled) {
        try {
            var definition =
                    new RuleDefinition(name, trigger, condition, params, kind, grouping, severity, title, enabled);
            compile(definition);
            return definition;
        } catch (IllegalArgumentException e) {
            throw refused("rule", Objects.requireNonNullElse(e.getMessage(), "breaks a rule"));
        }
    }

    /** The condition of a definition, ready to be followed. */
    static Condition compile(RuleDefinition definition) {
        try {
            return Condition.of(definition.trigger().variables(), definition.condition());
        } catch (Condition.Malformed e) {
            throw new InvalidInput(
                    "malformed-condition",
                    "The condition cannot be read.",
                    List.of(new Violation(
                            null, "condition", "malformed-condition", Objects.requireNonNullElse(e.getMessage(), ""))));
        }
    }

    private static InvalidInput refused(String field, String message) {
        return new InvalidInput(
                "invalid-rule",
                "The rule breaks a rule.",
                List.of(new Violation(null, field, "invalid-rule", message)));
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
