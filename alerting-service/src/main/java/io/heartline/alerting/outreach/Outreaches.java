package io.heartline.alerting.outreach;

import io.heartline.alerting.customer.Standings;
import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.PlayFacts;
import io.heartline.alerting.play.Plays;
import io.heartline.contracts.Arm;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where rules hand in customers who should be reached, and what customers wrote since. */
@ApplicationScoped
public class Outreaches {
    private static final Eligibility.Ineligible NO_PLAY = new Eligibility.Ineligible("no-play");

    private final OutreachRepository outreaches;
    private final OutreachLog log;
    private final Plays plays;
    private final Proposals proposals;
    private final Answers answers;
    private final Permission permission;
    private final Standings standings;
    private final Identities identities;
    private final Database database;
    private final Draw draw;
    private final Duration life;
    private final Clock clock;

    Outreaches(
            OutreachRepository outreaches,
            OutreachLog log,
            Plays plays,
            Proposals proposals,
            Answers answers,
            Permission permission,
            Standings standings,
            Identities identities,
            Database database,
            OutreachConfig config,
            Clock clock) {
        this.outreaches = outreaches;
        this.log = log;
        this.plays = plays;
        this.proposals = proposals;
        this.answers = answers;
        this.permission = permission;
        this.standings = standings;
        this.identities = identities;
        this.database = database;
        this.draw = new Draw(config.seed(), config.controlPercent() / 100.0);
        this.life = config.life();
        this.clock = clock;
    }

    /**
     * Chooses the play for an alert, draws an arm for a customer who is eligible and, for the treatment arm, proposes
     * what the play does. Runs in the caller's transaction.
     */
    @Transactional(TxType.MANDATORY)
    public void consider(Trigger trigger) {
        var family = identities.family(trigger.customerId());
        choose(trigger, family).ifPresentOrElse(play -> consider(trigger, play, family), () -> log.count(NO_PLAY));
    }

    private Optional<Play> choose(Trigger trigger, List<UUID> family) {
        var facts = PlayFacts.of(
                trigger.brand(),
                trigger.occasion(),
                trigger.situation(),
                trigger.severeHarm(),
                standings.of(family),
                standings.spokenOf(family));
        return plays.choose(trigger.brand(), trigger.occasion(), facts);
    }

    private void consider(Trigger trigger, Play play, List<UUID> family) {
        // Two rules may want to reach a customer at once; the second waits and then finds the outreach of the first.
        database.lock("outreach|" + identities.canonical(trigger.customerId()));
        var open = outreaches.hasOpen(family);
        var verdict = permission.ask(trigger.customerId(), trigger.brand(), play.definition());
        switch (Eligibility.of(open, verdict, clock.instant().plus(life))) {
            case Eligibility.Eligible eligible -> assign(trigger, play);
            case Eligibility.Ineligible ineligible -> log.count(ineligible);
        }
    }

    private void assign(Trigger trigger, Play play) {
        // Whoever was severely harmed takes no part in the draw, nor in the estimate of the effect.
        var arm = trigger.severeHarm() ? Arm.TREATMENT : draw.arm(play, trigger.customerId());
        var variant = draw.variant(play, trigger.customerId());
        var assignment = new Assignment(
                play.id(), play.version(), variant.id(), play.definition().action(), arm);
        var outreach = log.begin(trigger, assignment, proposals.occasioned(trigger));
        if (arm == Arm.TREATMENT) {
            proposals.propose(outreach, OutreachLog.BY_ITSELF, null);
        }
    }

    /** Takes what customers wrote, in order: whoever was reached may have answered. Runs in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void hear(Collection<ScoredInteraction> winners) {
        answers.hear(winners);
    }
}
