package io.heartline.alerting.outreach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.customer.Standings;
import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.play.Situation;
import io.heartline.contracts.OutreachStatus;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Speaker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notes that customers write again after they were reached, and whether they were annoyed. */
@ApplicationScoped
class Answers {
    /** The reason of a step: the customer did not want to be reached. Other services read it. */
    static final String ANNOYED = "annoyed";

    private static final Set<String> ABOUT_DATA = Set.of("data-misuse", "unsolicited-contact", "privacy");

    private final OutreachRepository outreaches;
    private final OutreachLog log;
    private final Identities identities;
    private final Standings standings;
    private final ObjectMapper json;
    private final OutreachConfig config;
    private final Annoyance annoyance;

    Answers(
            OutreachRepository outreaches,
            OutreachLog log,
            Identities identities,
            Standings standings,
            ObjectMapper json,
            OutreachConfig config) {
        this.outreaches = outreaches;
        this.log = log;
        this.identities = identities;
        this.standings = standings;
        this.json = json;
        this.config = config;
        this.annoyance = new Annoyance(config.annoyanceWindow(), config.annoyanceValence());
    }

    /** Takes what customers wrote, in order. */
    void hear(Collection<ScoredInteraction> winners) {
        var spoken = winners.stream()
                .filter(one -> one.speaker() == Speaker.CUSTOMER && !one.backfill())
                .toList();
        var reached = reached(spoken.stream().map(ScoredInteraction::customerId).collect(Collectors.toSet()));
        for (var one : spoken) {
            if (reached.contains(one.customerId())) {
                var since = one.occurredAt().minus(config.answerWindow());
                outreaches
                        .reached(identities.family(one.customerId()), since, one.occurredAt())
                        .ifPresent(outreach -> hear(outreach, one));
            }
        }
    }

    /** Those of these customers whom a message may have reached: most of those who write were never reached. */
    private Set<UUID> reached(Set<UUID> customerIds) {
        if (customerIds.isEmpty()) {
            return Set.of();
        }
        var relatives = identities.relatives(customerIds);
        var all = relatives.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var awaited = outreaches.awaitedAmong(all);
        return relatives.entrySet().stream()
                .filter(entry -> !Collections.disjoint(entry.getValue(), awaited))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void hear(Outreach outreach, ScoredInteraction one) {
        var sentAt = outreach.sentAt();
        if (sentAt == null) {
            return;
        }
        boolean annoyed = annoyance.shows(one, outreach.id(), sentAt, isAboutData(outreach));
        var status = outreach.status();
        if (status == OutreachStatus.DELIVERED) {
            log.step(outreach, OutreachStatus.ANSWERED, OutreachLog.BY_ITSELF, annoyed ? ANNOYED : null);
        } else if (status == OutreachStatus.ANSWERED && annoyed && outreach.reason() == null) {
            log.step(outreach, OutreachStatus.CLOSED, OutreachLog.BY_ITSELF, ANNOYED);
        }
    }

    /** A customer may have written before it was known that the message arrived. */
    void lookBack(Outreach outreach) {
        var sentAt = outreach.sentAt();
        if (sentAt != null && standings.spokeSince(identities.family(outreach.customerId()), sentAt)) {
            log.step(outreach, OutreachStatus.ANSWERED, OutreachLog.BY_ITSELF, null);
        }
    }

    private boolean isAboutData(Outreach outreach) {
        var kept = outreach.situation();
        if (kept == null) {
            return false;
        }
        try {
            var situation = json.readValue(kept, Situation.class);
            return is(situation.event()) || is(situation.intent()) || is(situation.aspect());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a situation was not written by us", e);
        }
    }

    private static boolean is(@Nullable String slug) {
        return slug != null && ABOUT_DATA.contains(slug);
    }
}
