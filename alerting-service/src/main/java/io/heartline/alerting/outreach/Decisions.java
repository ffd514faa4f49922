package io.heartline.alerting.outreach;

import io.heartline.alerting.delivery.DeliveryReplayed;
import io.heartline.alerting.delivery.DeliverySettled;
import io.heartline.alerting.play.Stop;
import io.heartline.alerting.receiver.Receivers;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does what people decide about proposals, and notes how the sending ended. */
@ApplicationScoped
class Decisions {
    private final OutreachRepository outreaches;
    private final OutreachLog log;
    private final Wordings wordings;
    private final Receivers receivers;
    private final Sending sending;
    private final Budgets budgets;
    private final Answers answers;
    private final PlaysDrawn plays;
    private final Clock clock;

    Decisions(
            OutreachRepository outreaches,
            OutreachLog log,
            Wordings wordings,
            Receivers receivers,
            Sending sending,
            Budgets budgets,
            Answers answers,
            PlaysDrawn plays,
            Clock clock) {
        this.outreaches = outreaches;
        this.log = log;
        this.wordings = wordings;
        this.receivers = receivers;
        this.sending = sending;
        this.budgets = budgets;
        this.answers = answers;
        this.plays = plays;
        this.clock = clock;
    }

    /**
     * Approves a proposal; the receiver that carries out the brand's outreach gets it as soon as the policy allows.
     *
     * @param draftVersion the wording that was read; nobody approves another one by accident
     */
    void approve(Outreach outreach, @Nullable Integer draftVersion, String by) {
        requireProposed(outreach);
        if (draftVersion != null) {
            requireDraft(outreach, draftVersion);
        }
        var recipient = receivers
                .ofOutreach(outreach.brand())
                .orElseThrow(() -> new Conflict("no-outreach-receiver", "No receiver of the brand handles outreach."));
        log.step(outreach, OutreachStatus.APPROVED, by, null);
        sending.send(outreach, recipient);
    }

    /** Words a draft anew; {@code draftVersion} is the one that it replaces. */
    void reword(Outreach outreach, int draftVersion, String text, String by) {
        requireProposed(outreach);
        requireDraft(outreach, draftVersion);
        var language = outreach.language();
        if (text.equals(outreach.draft()) || language == null) {
            return;
        }
        var wording = new Wording(Wording.Origin.PERSON, by, language, text, clock.instant());
        outreach.reword(wording);
        wordings.keep(outreach, wording);
    }

    void reject(Outreach outreach, String by, @Nullable String why) {
        requireProposed(outreach);
        log.step(outreach, OutreachStatus.REJECTED, by, why);
    }

    private static void requireProposed(Outreach outreach) {
        if (outreach.status() != OutreachStatus.PROPOSED) {
            throw new Conflict(
                    "not-proposed",
                    "The outreach " + outreach.id() + " is " + outreach.status().wire() + ", not proposed.");
        }
    }

    private static void requireDraft(Outreach outreach, int draftVersion) {
        if (outreach.draftVersion() != draftVersion) {
            throw new Conflict(
                    "stale-draft",
                    "The draft of the outreach " + outreach.id() + " is version " + outreach.draftVersion()
                            + " by now.");
        }
    }

    /** The delivery log says how it ended; runs in its transaction. */
    void on(@Observes DeliverySettled settled) {
        if (!settled.type().equals(Sending.APPROVED)) {
            return;
        }
        var next = settled.delivered() ? OutreachStatus.DELIVERED : OutreachStatus.FAILED;
        outreaches
                .forUpdate(settled.subjectId())
                .filter(outreach -> Steps.follows(outreach.status(), next))
                .ifPresent(outreach -> {
                    log.step(outreach, next, OutreachLog.BY_ITSELF, settled.reason());
                    if (settled.delivered()) {
                        answers.lookBack(outreach);
                    } else {
                        budgets.release(outreach.id());
                    }
                });
    }

    /** What failed gave its reward back; sent again it needs it again, and is refused if the budget has no more of it. */
    void on(@Observes DeliveryReplayed replayed) {
        if (!replayed.type().equals(Sending.APPROVED)) {
            return;
        }
        outreaches.forUpdate(replayed.subjectId()).ifPresent(this::bookAgain);
    }

    private void bookAgain(Outreach outreach) {
        var amount = outreach.rewardAmount();
        var currency = outreach.rewardCurrency();
        if (amount == null || currency == null) {
            return;
        }
        if (!budgets.fits(plays.of(outreach), outreach.id(), amount)) {
            throw new Conflict("budget-spent", "The budget of the play " + outreach.play() + " does not bear it.");
        }
        budgets.book(outreach, amount, currency);
    }

    /** A case was closed; runs in its transaction. */
    void on(@Observes CaseSettled settled) {
        outreaches.openOfAlert(settled.alertId()).stream().map(Outreach::id).forEach(this::stopForCase);
    }

    private void stopForCase(UUID id) {
        outreaches
                .forUpdate(id)
                .filter(outreach -> Steps.follows(outreach.status(), OutreachStatus.SUPPRESSED))
                .filter(outreach -> outreach.status() != OutreachStatus.ASSIGNED)
                .filter(outreach -> plays.of(outreach).definition().stops().contains(Stop.CASE_CLOSED))
                .ifPresent(outreach ->
                        log.step(outreach, OutreachStatus.SUPPRESSED, OutreachLog.BY_ITSELF, Stop.CASE_CLOSED.wire()));
    }
}
