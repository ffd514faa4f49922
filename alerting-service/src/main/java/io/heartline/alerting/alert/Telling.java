package io.heartline.alerting.alert;

import io.heartline.alerting.oncall.Escalations;
import io.heartline.alerting.receiver.Recipient;
import io.heartline.alerting.routing.Grouping;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is told of an alert, and whether now: by the routes, by what receivers want, and by what is muted. Without
 * routes every receiver is told what it wants.
 */
@ApplicationScoped
class Telling {
    private final Audience audience;
    private final Escalations escalations;
    private final Mutes mutes;
    private final HeldNotices held;
    private final Announcer announcer;

    Telling(Audience audience, Escalations escalations, Mutes mutes, HeldNotices held, Announcer announcer) {
        this.audience = audience;
        this.escalations = escalations;
        this.mutes = mutes;
        this.held = held;
        this.announcer = announcer;
    }

    /** A new alert; why it is not told, if it is not. */
    Optional<String> fired(Alert alert, Instant now) {
        var why = mutes.why(Labels.of(alert));
        if (why.isPresent()) {
            held.holdMuted(alert.id(), now);
            return why;
        }
        return begin(alert, now) ? Optional.empty() : Optional.of("one of many: told together with them");
    }

    /** An alert that became worse is told to those who want to know only now. */
    void worsened(Alert alert, Instant now) {
        if (!held.isHeldBack(alert.id())) {
            tell(alert, new HashSet<>(held.told(alert.id())), now);
        }
    }

    /** Whether alerts with these labels are not told now. */
    boolean areMuted(Map<String, String> labels) {
        return mutes.why(labels).isPresent();
    }

    /** Tells of an alert that was muted, if it is still open and nothing mutes it any more. */
    void lookAgain(Alert alert, Instant now) {
        if (alert.status() == AlertStatus.RESOLVED) {
            held.drop(alert.id());
        } else if (!areMuted(Labels.of(alert))) {
            held.drop(alert.id());
            var unused = begin(alert, now);
        }
    }

    /** Tells a receiver of a group, of several alerts as one. */
    void together(HeldNotices.Group group, List<Alert> members, Instant now) {
        var recipient = audience.among(Set.of(group.receiverId()));
        if (members.isEmpty() || recipient.isEmpty()) {
            return;
        }
        held.groupTold(group, now);
        members.forEach(alert -> held.told(alert.id(), group.receiverId(), now));
        if (members.size() > 1) {
            announcer.announceTogether(members, recipient.getFirst(), now);
            return;
        }
        var alert = members.getFirst();
        var type = alert.status() == AlertStatus.RESOLVED ? HeldNotices.RESOLVED : HeldNotices.FIRED;
        announcer.announce(type, alert, recipient, now);
    }

    /** Tells of an alert, unless it is one of many; whether it did. Those of a storm are not escalated one by one. */
    private boolean begin(Alert alert, Instant now) {
        if (held.holdForStorm(alert, now)) {
            return false;
        }
        tell(alert, Set.of(), now);
        if (alert.status() == AlertStatus.FIRING) {
            for (var policy : audience.policies(alert, now)) {
                if (!escalations.start(alert.id(), policy, now)) {
                    Log.warnf("A route names an escalation policy that is not there, policy=%s", policy);
                }
            }
        }
        return true;
    }

    /** Tells those whom an escalation names, whether or not they know already. */
    void escalated(Alert alert, List<String> names, Instant now) {
        var recipients = audience.named(alert, names);
        recipients.forEach(recipient -> held.told(alert.id(), recipient.id(), now));
        announcer.announce("alert.escalated", alert, recipients, now);
    }

    void acknowledged(Alert alert, Instant now) {
        escalations.stop(alert.id());
        var hearing = audience.among(held.told(alert.id())).stream()
                .filter(recipient -> recipient.kind().hearsAcknowledgements())
                .toList();
        announcer.announce("alert.acknowledged", alert, hearing, now);
    }

    /** Whoever heard of the beginning hears of the end, and nobody else. */
    void resolved(Alert alert, Instant now) {
        escalations.stop(alert.id());
        held.drop(alert.id());
        var told = audience.among(held.told(alert.id()));
        var groups = audience.of(alert, now);
        List<Recipient> atOnce = new ArrayList<>();
        for (var recipient : told) {
            var group = groups.stream()
                    .filter(one -> one.recipient().id().equals(recipient.id()))
                    .findFirst();
            if (group.isEmpty() || !hold(alert, group.get(), HeldNotices.RESOLVED, now)) {
                atOnce.add(recipient);
            }
        }
        announcer.announce("alert.resolved", alert, atOnce, now);
    }

    private void tell(Alert alert, Set<UUID> except, Instant now) {
        List<Recipient> atOnce = new ArrayList<>();
        for (var addressee : audience.of(alert, now)) {
            var recipient = addressee.recipient();
            if (!except.contains(recipient.id()) && !hold(alert, addressee, HeldNotices.FIRED, now)) {
                atOnce.add(recipient);
                held.told(alert.id(), recipient.id(), now);
            }
        }
        announcer.announce("alert.fired", alert, atOnce, now);
    }

    /** Holds a message back if its group is told together; whether it did. */
    private boolean hold(Alert alert, Audience.Addressee addressee, String type, Instant now) {
        @Nullable Grouping grouping = addressee.destination().grouping();
        if (grouping == null || !addressee.recipient().kind().isRead()) {
            return false;
        }
        var key = addressee.destination().groupKey(Labels.of(alert));
        var group = new HeldNotices.Group(key, addressee.recipient().id());
        var first = now.plus(grouping.waits());
        var next = held.groupToldAt(group).map(at -> at.plus(grouping.pauses())).orElse(first);
        held.holdForGroup(alert.id(), group, type, next.isAfter(first) ? next : first);
        return true;
    }
}
