package io.heartline.alerting.rule;

import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Span;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.StandingReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Follows the rules that are data. Everything runs in the caller's transaction. */
@ApplicationScoped
class RuleFollower {
    private static final double MICROS = 1e6;

    private final Rules rules;
    private final RuleHistory history;
    private final RuleStates states;
    private final Alerts alerts;
    private final Reach reach;
    private final RulesConfig config;

    RuleFollower(Rules rules, RuleHistory history, RuleStates states, Alerts alerts, Reach reach, RulesConfig config) {
        this.rules = rules;
        this.history = history;
        this.states = states;
        this.alerts = alerts;
        this.reach = reach;
        this.config = config;
    }

    /**
     * Follows standings: a rule fires when it begins to hold for a customer, and its alert ends when it no longer does.
     *
     * <p>A standing that moved by what must raise nothing alone, be it backfill or old, begins silently.
     */
    void follow(List<CustomerStanding> standings, Instant now) {
        if (standings.isEmpty()) {
            return;
        }
        var ready = rules.ready(RuleTrigger.STANDING);
        List<Facts> seen = new ArrayList<>();
        for (var standing : standings) {
            var fresh = fresh(standing, now);
            var facts = Facts.of(standing, fresh);
            seen.add(facts);
            boolean mayRaise = standing.reasons().isEmpty() || !fresh.isEmpty();
            for (var rule : ready) {
                follow(rule, facts, fresh, mayRaise);
            }
        }
        history.save(seen);
    }

    private void follow(Rules.Ready ready, Facts facts, List<StandingReason> fresh, boolean mayRaise) {
        var rule = ready.rule();
        if (ready.holds(facts)) {
            if (states.begin(rule, facts.brand(), facts.customerId()) && mayRaise) {
                var raised = alerts.raise(finding(rule, facts, causes(fresh)));
                reach.consider(raised, rule, facts, fresh);
            }
        } else if (states.end(rule, facts.customerId())) {
            alerts.resolve(fingerprint(rule, facts), "the rule no longer holds");
        }
    }

    private List<StandingReason> fresh(CustomerStanding standing, Instant now) {
        var since = now.minus(config.freshFor());
        return standing.reasons().stream()
                .filter(reason -> !reason.backfill() && !reason.effectiveAt().isBefore(since))
                .toList();
    }

    /** Follows what customers expressed, once for each. */
    void hear(List<ScoredInteraction> winners, Instant now) {
        var ready = winners.isEmpty() ? List.<Rules.Ready>of() : rules.ready(RuleTrigger.INTERACTION);
        var since = now.minus(config.freshFor());
        List<Facts> seen = new ArrayList<>();
        for (var one : winners) {
            if (one.speaker() == Speaker.CUSTOMER) {
                var facts = Facts.of(one);
                seen.add(facts);
                if (!one.backfill() && !one.occurredAt().isBefore(since)) {
                    ready.stream()
                            .filter(rule -> rule.holds(facts))
                            .forEach(rule -> raise(rule.rule(), facts, cause(one, rule.rule())));
                }
            }
        }
        history.save(seen);
    }

    /** Follows what waits for an answer; whoever waits no longer is told so. */
    void wait(List<Facts> waiting) {
        for (var rule : rules.ready(RuleTrigger.WAITING)) {
            Map<UUID, Facts> holding = new LinkedHashMap<>();
            waiting.stream().filter(rule::holds).forEach(facts -> holding.putIfAbsent(facts.customerId(), facts));
            holding.forEach((customer, facts) -> {
                if (states.begin(rule.rule(), facts.brand(), customer)) {
                    raise(rule.rule(), facts, cause(facts, rule.rule()));
                }
            });
            for (var customer : states.holding(rule.rule())) {
                if (!holding.containsKey(customer) && states.end(rule.rule(), customer)) {
                    alerts.resolve(fingerprint(rule.rule(), customer.toString()), "nobody waits any more");
                }
            }
        }
    }

    private void raise(Rule rule, Facts facts, Cause cause) {
        reach.consider(alerts.raise(finding(rule, facts, List.of(cause))), rule, facts, List.of());
    }

    private static Finding finding(Rule rule, Facts facts, List<Cause> causes) {
        var definition = rule.definition();
        var subject = definition.grouping() == Grouping.BRAND
                ? Subject.scope(facts.brand(), ScopeKind.BRAND, facts.brand())
                : Subject.customer(facts.brand(), facts.customerId());
        Map<String, Object> explanation = new LinkedHashMap<>();
        explanation.put("rule", rule.key());
        explanation.put("ruleVersion", rule.version());
        explanation.put("params", definition.params());
        // What a customer said together with what the customer is would tell who it was.
        if (definition.grouping() == Grouping.CUSTOMER) {
            explanation.put("facts", facts.values());
        }
        return new Finding(
                definition.kind(),
                fingerprint(rule, facts),
                subject,
                definition.severity(),
                definition.title(),
                explanation,
                causes,
                facts.at());
    }

    private static String fingerprint(Rule rule, Facts facts) {
        return fingerprint(
                rule,
                rule.definition().grouping() == Grouping.BRAND
                        ? facts.brand()
                        : facts.customerId().toString());
    }

    private static String fingerprint(Rule rule, String whose) {
        return "rule:" + rule.key() + ":" + whose;
    }

    private static List<Cause> causes(List<StandingReason> fresh) {
        return fresh.stream()
                .map(reason -> new Cause(
                        reason.causeId(),
                        reason.cause().startsWith("event:") ? Cause.CUSTOMER_EVENT : Cause.INTERACTION,
                        reason.cause(),
                        reason.unitsMicros() / MICROS,
                        List.of(),
                        reason.effectiveAt()))
                .toList();
    }

    private static Cause cause(ScoredInteraction one, Rule rule) {
        var spans = one.score().evidence().stream()
                .map(part -> new Span(part.start(), part.end()))
                .toList();
        var valence = one.score().valence();
        return new Cause(
                one.id(),
                Cause.INTERACTION,
                "rule:" + rule.key(),
                valence == null ? 0 : valence,
                spans,
                one.occurredAt());
    }

    private static Cause cause(Facts facts, Rule rule) {
        return new Cause(
                UUID.fromString(facts.subject()), Cause.INTERACTION, "rule:" + rule.key(), 0, List.of(), facts.at());
    }
}
