package io.heartline.alerting.contactpolicy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides by a policy whether a contact may be made. */
final class ContactRules {
    /** The rule of what is allowed because no rule stands in the way. */
    static final String WITHIN_POLICY = "within-policy";
    /** The rule of what is allowed because the policy does not speak of it. */
    static final String EXEMPT = "transactional-exempt";

    // All rules but the quiet hours stay out of the way once they are: three rounds suffice, and more would be a bug.
    private static final int ROUNDS_MAX = 10;
    private static final String DO_NOT_CONTACT = "do-not-contact";
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private final ContactPolicy policy;
    private final History history;
    private final Proposal proposal;
    private final WallClock wall;

    private ContactRules(ContactPolicy policy, History history, Proposal proposal, ZoneId zone) {
        this.policy = policy;
        this.history = history;
        this.proposal = proposal;
        this.wall = new WallClock(zone);
    }

    /**
     * Decides.
     *
     * @param policy what the brand allows itself
     * @param history what happened to the person until {@code at}
     * @param proposal what is to be sent
     * @param zone where the person lives
     * @param at when it is to be sent
     */
    static Ruling decide(ContactPolicy policy, History history, Proposal proposal, ZoneId zone, Instant at) {
        var rules = new ContactRules(policy, history, proposal, zone);
        var refusals = rules.refusals(at);
        if (!refusals.isEmpty()) {
            return new Ruling.Refused(refusals, rules.allowedFrom(refusals));
        }
        return proposal.messageClass() == MessageClass.TRANSACTIONAL
                ? new Ruling.Allowed(EXEMPT, null)
                : new Ruling.Allowed(WITHIN_POLICY, rules.openUntil(at));
    }

    /** Skips only instants at which some rule refuses, so what it ends at is the earliest one. */
    private @Nullable Instant allowedFrom(List<Refusal> first) {
        var refusals = first;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            if (refusals.stream().anyMatch(refusal -> refusal.until() == null)) {
                return null;
            }
            var next = refusals.stream()
                    .map(Refusal::until)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            refusals = refusals(next);
            if (refusals.isEmpty()) {
                return next;
            }
        }
        throw new IllegalStateException("the rules keep refusing");
    }

    /** A slot is counted in the day in which it was taken, so it is not used in the next; nor when it has become quiet. */
    private Instant openUntil(Instant at) {
        var dayEnd = wall.dayEnd(at);
        var quiet = policy.quietHours();
        if (quiet == null || !quiet.cover(proposal.messageClass(), proposal.channel())) {
            return dayEnd;
        }
        var quietStart = wall.quietStart(quiet, at);
        return quietStart.isBefore(dayEnd) ? quietStart : dayEnd;
    }

    private List<Refusal> refusals(Instant at) {
        List<Refusal> found = new ArrayList<>();
        purpose().ifPresent(found::add);
        history.doNotContact().stream()
                .filter(entry -> entry.forbids(proposal.messageClass(), at))
                .map(this::listed)
                .forEach(found::add);
        if (proposal.messageClass() != MessageClass.TRANSACTIONAL) {
            coolDown(at).ifPresent(found::add);
            policy.gaps().stream().flatMap(gap -> gap(gap, at).stream()).forEach(found::add);
            policy.caps().stream().flatMap(cap -> cap(cap, at).stream()).forEach(found::add);
            quiet(at).ifPresent(found::add);
        }
        return found;
    }

    /** The class decides how gently a message is treated, so it must not be gentler than what the message is for. */
    private Optional<Refusal> purpose() {
        var fitting = switch (proposal.messageClass()) {
            case TRANSACTIONAL, SERVICE -> ContactPurpose.SERVICE;
            case SURVEY -> ContactPurpose.SURVEY;
            case MARKETING -> ContactPurpose.MARKETING;
        };
        return proposal.purpose() == fitting
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "purpose",
                        "A " + proposal.messageClass().wire() + " message is not for the purpose "
                                + proposal.purpose().wire() + ".",
                        "Send it with the purpose " + fitting.wire() + " or in the class of its purpose.",
                        null));
    }

    private Refusal listed(DoNotContact entry) {
        var until = entry.until();
        return new Refusal(
                DO_NOT_CONTACT,
                "The customer is on the do-not-contact list"
                        + (until == null ? "." : " until " + wall.words(until) + "."),
                until == null ? "The entry must be removed." : "The entry must end or be removed.",
                until);
    }

    private Optional<Refusal> coolDown(Instant at) {
        var coolDown = policy.coolDown();
        if (coolDown == null || !coolDown.covers(proposal.messageClass())) {
            return Optional.empty();
        }
        return history.complaints().stream()
                .max(Comparator.comparing((Complaint one) -> one.at().plus(coolDown.length(one.severe()))))
                .flatMap(worst -> {
                    var until = worst.at().plus(coolDown.length(worst.severe()));
                    return waiting(
                            at,
                            until,
                            "cool-down",
                            "The customer complained"
                                    + (worst.severe() ? " of something severe" : "")
                                    + " at " + wall.words(worst.at()) + " and is left alone for "
                                    + coolDown.length(worst.severe()).toDays() + " days.");
                });
    }

    private Optional<Refusal> gap(Gap gap, Instant at) {
        if (proposal.survey() == null || !gap.covers(proposal.surveyKind())) {
            return Optional.empty();
        }
        return history.contacts().stream()
                .filter(contact -> contact.messageClass() == MessageClass.SURVEY && gap.covers(contact.surveyKind()))
                .max(Comparator.comparing((Contact one) -> one.until(one.at().plus(gap.length()))))
                .flatMap(last -> waiting(
                        at,
                        last.until(last.at().plus(gap.length())),
                        gap.rule(),
                        "The last "
                                + (gap.surveyKind() == null
                                        ? ""
                                        : gap.surveyKind().wire() + " ") + "survey was at " + wall.words(last.at())
                                + "; the next may follow after " + gap.days() + " days."));
    }

    private static Optional<Refusal> waiting(Instant at, Instant until, String rule, String reason) {
        return until.isAfter(at)
                ? Optional.of(new Refusal(rule, reason, "Time must pass, or the policy must change.", until))
                : Optional.empty();
    }

    private Optional<Refusal> cap(Cap cap, Instant at) {
        if (!cap.covers(proposal.messageClass(), proposal.channel())) {
            return Optional.empty();
        }
        if (cap.max() == 0) {
            return Optional.of(
                    new Refusal(cap.rule(), "By the policy " + cap.words() + ".", "The cap must be raised.", null));
        }
        UnaryOperator<Instant> end = switch (cap.per()) {
            case DAY -> wall::dayEnd;
            case THIRTY_DAYS -> made -> made.plus(THIRTY_DAYS);
        };
        var ends = counted(cap)
                .map(contact -> contact.until(end.apply(contact.at())))
                .filter(until -> until.isAfter(at))
                .sorted(Comparator.reverseOrder())
                .toList();
        if (ends.size() < cap.max()) {
            return Optional.empty();
        }
        // When this one stops counting, those before it in the list still do: one fewer than allowed.
        return Optional.of(new Refusal(
                cap.rule(),
                "By the policy " + cap.words() + "; there were " + ends.size() + ".",
                "Time must pass, or the cap must be raised.",
                ends.get(cap.max() - 1)));
    }

    private Stream<Contact> counted(Cap cap) {
        return history.contacts().stream().filter(contact -> cap.covers(contact.messageClass(), contact.channel()));
    }

    private Optional<Refusal> quiet(Instant at) {
        var quiet = policy.quietHours();
        if (quiet == null || !quiet.cover(proposal.messageClass(), proposal.channel())) {
            return Optional.empty();
        }
        var end = wall.quietEnd(quiet, at);
        return end.equals(at)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "quiet-hours",
                        "It is " + wall.words(at) + " where the customer lives; quiet hours are from " + quiet.from()
                                + " to " + quiet.to() + ".",
                        "Time must pass, or the quiet hours must change.",
                        end));
    }
}
