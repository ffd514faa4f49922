package io.heartline.alerting.outreach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.customer.Standings;
import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.play.Drafts;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.Preference;
import io.heartline.alerting.play.Rewards;
import io.heartline.alerting.play.Situation;
import io.heartline.contracts.OutreachStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the first draft of what was drawn for the treatment arm, and picks what is given. */
@ApplicationScoped
class Proposals {
    private final OutreachLog log;
    private final Wordings wordings;
    private final Drafts drafts;
    private final Standings standings;
    private final Identities identities;
    private final Sending sending;
    private final PlaysDrawn plays;
    private final ObjectMapper json;
    private final Clock clock;

    Proposals(
            OutreachLog log,
            Wordings wordings,
            Drafts drafts,
            Standings standings,
            Identities identities,
            Sending sending,
            PlaysDrawn plays,
            ObjectMapper json,
            Clock clock) {
        this.log = log;
        this.wordings = wordings;
        this.drafts = drafts;
        this.standings = standings;
        this.identities = identities;
        this.sending = sending;
        this.plays = plays;
        this.json = json;
        this.clock = clock;
    }

    /** What an alert is about, as it is kept with an outreach. */
    Occasioned occasioned(Trigger trigger) {
        var replyTo = trigger.occasion().replyTo();
        return new Occasioned(write(trigger.situation()), replyTo == null ? null : write(replyTo));
    }

    /** Proposes what was drawn. What needs no approval is sent by itself; severe harm always waits for a person. */
    void propose(Outreach outreach, String by, @Nullable String why) {
        var play = plays.of(outreach);
        var offer = offer(outreach, play);
        var draft = drafts.draft(
                play,
                plays.variant(outreach),
                situation(outreach),
                outreach.brand(),
                outreach.product(),
                offer.orElse(null));
        var now = clock.instant();
        var wording = new Wording(Wording.Origin.TEMPLATE, OutreachLog.BY_ITSELF, draft.language(), draft.text(), now);
        outreach.propose(new Proposed(
                wording,
                write(draft.facts()),
                offer.orElse(null),
                offer.isPresent() ? currency(play) : null,
                now.plus(play.definition().delay())));
        log.step(outreach, OutreachStatus.PROPOSED, by, why);
        wordings.keep(outreach, wording);
        boolean waits = play.definition().approval() || outreach.severeHarm() || outreach.crossover();
        if (!waits) {
            log.step(outreach, OutreachStatus.APPROVED, OutreachLog.BY_ITSELF, "the play needs no approval");
            sending.send(outreach);
        }
    }

    /** The first offer for such a customer. */
    private Optional<Rewards.Offer> offer(Outreach outreach, Play play) {
        var rewards = play.definition().rewards();
        if (rewards == null) {
            return Optional.empty();
        }
        var family = identities.family(outreach.customerId());
        var preference = Preference.of(standings.spokenOf(family));
        return rewards.offerFor(standings.of(family).valueTier(), preference);
    }

    private static @Nullable String currency(Play play) {
        var rewards = play.definition().rewards();
        return rewards == null ? null : rewards.currency();
    }

    private Situation situation(Outreach outreach) {
        var kept = outreach.situation();
        if (kept == null) {
            return new Situation(outreach.language(), null, null, null, null, null);
        }
        try {
            return json.readValue(kept, Situation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a situation was not written by us", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value cannot be written as JSON", e);
        }
    }
}
