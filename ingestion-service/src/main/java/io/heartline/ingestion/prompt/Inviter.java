package io.heartline.ingestion.prompt;

import io.heartline.contracts.InvitationStatus;
import io.heartline.contracts.Profile;
import io.heartline.ingestion.contactdecision.ContactAnswer;
import io.heartline.ingestion.contactdecision.ContactDecisions;
import io.heartline.ingestion.contactdecision.ContactQuestion;
import io.heartline.ingestion.customer.Profiles;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.Surveys;
import io.heartline.ingestion.survey.Texts;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks a customer, if everybody agrees: the draw, the customer's consent, and the contact policy of the alerting
 * service, in this order.
 *
 * <p>An invitation is sent at least once: a crash between sending and its record repeats it, under the same ids.
 */
@ApplicationScoped
class Inviter {
    private static final int DOUBLINGS_MAX = 9;
    private static final Duration BACKOFF_MAX = Duration.ofHours(1);

    private final PromptRepository prompts;
    private final Surveys surveys;
    private final Selection selection;
    private final Reach reach;
    private final Profiles profiles;
    private final ContactDecisions decisions;
    private final Outgoing outgoing;
    private final Links links;
    private final Ledger ledger;
    private final SurveysConfig config;
    private final Clock clock;

    Inviter(
            PromptRepository prompts,
            Surveys surveys,
            Selection selection,
            Reach reach,
            Profiles profiles,
            ContactDecisions decisions,
            Outgoing outgoing,
            Links links,
            Ledger ledger,
            SurveysConfig config,
            Clock clock) {
        this.prompts = prompts;
        this.surveys = surveys;
        this.selection = selection;
        this.reach = reach;
        this.profiles = profiles;
        this.decisions = decisions;
        this.outgoing = outgoing;
        this.links = links;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    /** What is meant to happen. */
    private sealed interface Plan {
        record Ask(Survey survey, PromptEntity prompt, InvitationChannel channel, Profile profile) implements Plan {}

        record Drop() implements Plan {}
    }

    /**
     * Goes through with a prompt that is due.
     *
     * @return the link of an invitation that went out; empty if none did
     */
    Optional<String> invite(UUID promptId) {
        var plan = QuarkusTransaction.requiringNew().call(() -> plan(promptId));
        return switch (plan) {
            case Plan.Drop drop -> Optional.empty();
            case Plan.Ask ask -> ask(ask);
        };
    }

    private Plan plan(UUID promptId) {
        var prompt = prompts.lock(promptId).orElse(null);
        if (prompt == null || prompt.state() != PromptState.SCHEDULED) {
            return new Plan.Drop();
        }
        var now = clock.instant();
        var survey = surveys.version(prompt.survey(), prompt.version());
        var profile = profiles.of(prompt.customerId());
        var refusal = selection.refusal(prompt, survey, profile, now);
        if (refusal.isPresent()) {
            prompt.decline(refusal.get());
            return new Plan.Drop();
        }
        var channels = prompt.channel() == null ? survey.definition().asking().channels() : List.of(prompt.channel());
        Refusal last = null;
        for (var channel : channels) {
            var against = reach.refusal(prompt.customerId(), channel);
            if (against.isEmpty()) {
                return new Plan.Ask(survey, prompt, channel, profile);
            }
            last = last == null ? against.get() : last;
        }
        prompt.decline(Objects.requireNonNull(last));
        return new Plan.Drop();
    }

    private Optional<String> ask(Plan.Ask ask) {
        var prompt = ask.prompt();
        var question =
                question(prompt.decisionRequest(), prompt.customerId(), ask.survey(), ask.channel(), ask.profile());
        return switch (decisions.ask(question, false)) {
            case ContactAnswer.Away(var why) -> {
                wait(prompt.id(), new Refusal("alerting-away", "Nobody could decide: " + why + "."));
                yield Optional.empty();
            }
            case ContactAnswer.Refused refused -> {
                refuse(prompt.id(), new Refusal(refused.rule(), refused.reason(), refused.allowedFrom()));
                yield Optional.empty();
            }
            case ContactAnswer.Allowed(var decisionId) -> send(ask, Objects.requireNonNull(decisionId));
        };
    }

    static ContactQuestion question(
            UUID requestId, UUID customerId, Survey survey, InvitationChannel channel, Profile profile) {
        return new ContactQuestion(
                requestId,
                customerId,
                survey.brand(),
                channel.wire(),
                survey.slug(),
                survey.definition().kind().wire(),
                profile.timeZone());
    }

    private Optional<String> send(Plan.Ask ask, UUID decisionId) {
        var prompt = ask.prompt();
        var lifetime = ask.survey().definition().asking().expiresAfter();
        var languages = languages(prompt, ask.profile());
        var token = QuarkusTransaction.requiringNew().call(() -> links.mint(prompt.id()));
        var letter = new Letter(
                prompt.id(),
                prompt.customerId(),
                ask.survey(),
                languages,
                links.url(token),
                clock.instant().plus(lifetime));
        var attempt = outgoing.send(letter, ask.channel(), decisionId);
        QuarkusTransaction.requiringNew().run(() -> note(ask, decisionId, languages, attempt));
        return attempt instanceof Attempt.Sent ? Optional.of(letter.url()) : Optional.empty();
    }

    private void note(Plan.Ask ask, UUID decisionId, List<String> languages, Attempt attempt) {
        var prompt = prompts.lock(ask.prompt().id()).orElse(null);
        if (prompt == null || prompt.state() != PromptState.SCHEDULED) {
            return;
        }
        var now = clock.instant();
        switch (attempt) {
            case Attempt.Sent() -> {
                var first = ask.survey().definition().questions().getFirst();
                var wording = Texts.of(first, ask.survey().definition().subject(), languages);
                prompt.invited(
                        ask.channel(),
                        decisionId,
                        // A reader whose language nobody knows is asked in that of their browser.
                        languages.isEmpty() ? null : wording.language(),
                        ask.survey().definition().asking().expiresAfter(),
                        now);
                ledger.publish(prompt, InvitationStatus.INVITED, now);
                decisions.confirm(decisionId);
            }
            case Attempt.Failed(var why) -> {
                Log.warnf("An invitation was not sent, promptId=%s: %s", prompt.id(), why);
                decisions.release(decisionId);
                var refusal = new Refusal("not-sent", "It could not be sent: " + why + ".");
                if (prompt.attempts() >= config.attemptsMax()) {
                    prompt.decline(refusal);
                } else {
                    later(prompt, refusal, now);
                }
            }
            case Attempt.Impossible(var why) -> {
                decisions.release(decisionId);
                prompt.decline(new Refusal("not-reachable", "The customer cannot be reached: " + why + "."));
            }
        }
    }

    private static List<String> languages(PromptEntity prompt, Profile profile) {
        if (prompt.language() != null) {
            return List.of(prompt.language());
        }
        return profile.language() == null ? List.of() : List.of(profile.language());
    }

    private void wait(UUID promptId, Refusal why) {
        QuarkusTransaction.requiringNew().run(() -> {
            var prompt = prompts.lock(promptId).orElse(null);
            if (prompt != null && prompt.state() == PromptState.SCHEDULED) {
                var wait = config.backoff().multipliedBy(1L << Math.min(prompt.attempts(), DOUBLINGS_MAX));
                var capped = wait.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : wait;
                // The same request, since nobody knows whether it was decided.
                prompt.defer(clock.instant().plus(capped), false, why);
            }
        });
    }

    /** A refusal that ends in time is waited for. */
    private void refuse(UUID promptId, Refusal why) {
        QuarkusTransaction.requiringNew().run(() -> {
            var prompt = prompts.lock(promptId).orElse(null);
            if (prompt == null || prompt.state() != PromptState.SCHEDULED) {
                return;
            }
            var from = why.allowedFrom();
            if (from != null && !prompt.direct() && !from.isAfter(prompt.dueAt().plus(config.inviteWithin()))) {
                prompt.defer(from, true, why);
            } else {
                prompt.decline(why);
            }
        });
    }

    private void later(PromptEntity prompt, Refusal why, Instant now) {
        var wait = config.backoff().multipliedBy(1L << Math.min(prompt.attempts(), DOUBLINGS_MAX));
        prompt.defer(now.plus(wait.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : wait), true, why);
    }
}
