package io.heartline.alerting.outreach;

import io.heartline.platform.access.Caller;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shows outreach to whoever may see it; of the control arm nothing. Runs in the caller's transaction. */
@ApplicationScoped
class OutreachViews {
    private final OutreachRepository outreaches;
    private final OutreachStepRepository steps;
    private final Wordings wordings;
    private final Caller caller;

    OutreachViews(OutreachRepository outreaches, OutreachStepRepository steps, Wordings wordings, Caller caller) {
        this.outreaches = outreaches;
        this.steps = steps;
        this.wordings = wordings;
        this.caller = caller;
    }

    /** What was found, if the caller may see it. */
    Outreach visible(UUID id, Optional<Outreach> found) {
        return found.filter(Outreach::isVisible)
                .filter(outreach -> caller.brands().contain(outreach.brand()))
                .orElseThrow(() -> new NotFound("unknown-outreach", "There is no outreach " + id + "."));
    }

    OutreachDetails details(Outreach outreach) {
        outreaches.flush();
        var history = steps.of(outreach.id()).stream()
                .map(step -> new OutreachDetails.StepView(step.status(), step.actor(), step.reason(), step.at()))
                .toList();
        var all = wordings.of(outreach.id());
        var drafts = IntStream.range(0, all.size())
                .mapToObj(index -> view(index + 1, all.get(index)))
                .toList();
        return new OutreachDetails(view(outreach), history, drafts);
    }

    private static OutreachDetails.WordingView view(int version, Wording wording) {
        return new OutreachDetails.WordingView(
                version, wording.origin().wire(), wording.author(), wording.language(), wording.text(), wording.at());
    }

    static OutreachView view(Outreach outreach) {
        return new OutreachView(
                outreach.id(),
                outreach.play(),
                outreach.playVersion(),
                outreach.variant(),
                outreach.action(),
                outreach.arm(),
                outreach.severeHarm(),
                outreach.crossover(),
                outreach.customerId(),
                outreach.brand(),
                outreach.alertId(),
                outreach.status(),
                outreach.language(),
                outreach.draft(),
                outreach.draftVersion(),
                reward(outreach),
                outreach.reason(),
                outreach.receiverId(),
                outreach.channel(),
                outreach.sendFrom(),
                outreach.sendAfter(),
                outreach.sentAt(),
                outreach.proposedAt(),
                outreach.changedAt());
    }

    private static OutreachView.@Nullable RewardView reward(Outreach outreach) {
        var name = outreach.rewardName();
        var amount = outreach.rewardAmount();
        var currency = outreach.rewardCurrency();
        return name == null || amount == null || currency == null
                ? null
                : new OutreachView.RewardView(name, amount, currency);
    }
}
