package io.heartline.alerting.outreach;

import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.Plays;
import io.heartline.contracts.Arm;
import io.heartline.contracts.OutreachStatus;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;

/** Where rules hand in customers who should be reached. */
@ApplicationScoped
public class Outreaches {
    private final OutreachRepository outreaches;
    private final OutreachLog log;
    private final Plays plays;
    private final Permission permission;
    private final Identities identities;
    private final Database database;
    private final Draw draw;
    private final Duration life;
    private final Clock clock;

    Outreaches(
            OutreachRepository outreaches,
            OutreachLog log,
            Plays plays,
            Permission permission,
            Identities identities,
            Database database,
            OutreachConfig config,
            Clock clock) {
        this.outreaches = outreaches;
        this.log = log;
        this.plays = plays;
        this.permission = permission;
        this.identities = identities;
        this.database = database;
        this.draw = new Draw(config.seed(), config.controlPercent() / 100.0);
        this.life = config.life();
        this.clock = clock;
    }

    /**
     * Draws an arm for a customer who is eligible and, for the treatment arm, proposes an apology. Runs in the caller's
     * transaction.
     */
    @Transactional(TxType.MANDATORY)
    public void consider(Trigger trigger) {
        // Two rules may want to reach a customer at once; the second waits and then finds the outreach of the first.
        database.lock("outreach|" + identities.canonical(trigger.customerId()));
        var open = outreaches.hasOpen(identities.family(trigger.customerId()));
        var verdict = permission.ask(trigger.customerId(), trigger.brand());
        switch (Eligibility.of(open, verdict, clock.instant().plus(life))) {
            case Eligibility.Eligible eligible -> assign(trigger, plays.play(Play.APOLOGISE));
            case Eligibility.Ineligible ineligible -> log.count(ineligible);
        }
    }

    private void assign(Trigger trigger, Play play) {
        // Whoever was severely harmed takes no part in the draw, nor in the estimate of the effect.
        var arm = trigger.severeHarm() ? Arm.TREATMENT : draw.arm(play, trigger.customerId());
        var variant = draw.variant(play, trigger.customerId());
        var outreach = log.begin(trigger, new Outreach.Assignment(play.id(), play.version(), variant.id(), arm));
        if (arm == Arm.TREATMENT) {
            outreach.propose(plays.draft(play, variant, trigger.situation()));
            log.step(outreach, OutreachStatus.PROPOSED, OutreachLog.BY_ITSELF, null);
        }
    }
}
