package io.heartline.alerting.alert;

import io.heartline.alerting.routing.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that are not told for a while, because somebody says so.
 *
 * @param matchers which; all must hold
 * @param owner who answers for it
 * @param reason why
 * @param remind receivers, by name, that are reminded before it ends; all that take its alerts if none
 * @param endedBy who ended it early
 */
record Silence(
        UUID id,
        List<Matcher> matchers,
        String owner,
        String reason,
        List<String> remind,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        Instant createdAt,
        @Nullable String endedBy) {
    /** No silence is longer: what nobody wants to hear for a month is a rule to be changed. */
    static final Duration LENGTH_MAX = Duration.ofDays(30);
    /** How long before its end people are reminded, or a tenth of its length if that is shorter. */
    static final Duration REMIND_BEFORE = Duration.ofHours(1);

    boolean mutes(Map<String, String> labels) {
        return Matcher.all(matchers, labels);
    }

    /** When people are reminded. */
    Instant remindAt() {
        var tenth = Duration.between(startsAt, endsAt).dividedBy(10);
        return endsAt.minus(tenth.compareTo(REMIND_BEFORE) < 0 ? tenth : REMIND_BEFORE);
    }

    String state(Instant now) {
        if (!endsAt.isAfter(now)) {
            return "ended";
        }
        return startsAt.isAfter(now) ? "pending" : "active";
    }

    /** The brands that it can mute; empty for all. */
    static Set<String> brands(List<Matcher> matchers) {
        Set<String> brands = new TreeSet<>();
        for (var matcher : matchers) {
            if (matcher.label().equals("brand") && matcher.op() == Matcher.Op.IN) {
                if (brands.isEmpty()) {
                    brands.addAll(matcher.values());
                } else {
                    brands.retainAll(matcher.values());
                }
            }
        }
        return brands;
    }
}
