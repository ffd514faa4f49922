package io.heartline.alerting.contactpolicy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the log of what a customer got, and says what should not have been sent. It shares no rule with the policy: it
 * counts what was sent by the dates and times on the customer's wall.
 */
final class ContactAuditor {
    private final ContactCalendar calendar;
    private final List<Sent> log;

    ContactAuditor(ContactCalendar calendar, List<Sent> log) {
        this.calendar = calendar;
        this.log = log.stream()
                .filter(sent -> sent.proposal().messageClass() != MessageClass.TRANSACTIONAL)
                .toList();
    }

    /** Something that reached the customer; when it was asked for, and when it left. */
    record Sent(Instant asked, Instant left, Proposal proposal) {}

    List<String> violations() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            var sent = log.get(i);
            var earlier = log.subList(0, i);
            quiet(sent, found);
            calendar.policy().caps().forEach(cap -> cap(sent, cap, found));
            calendar.policy().gaps().forEach(gap -> gap(sent, earlier, gap, found));
            complaints(sent, found);
            listed(sent, found);
        }
        return found;
    }

    private void quiet(Sent sent, List<String> found) {
        var quiet = calendar.policy().quietHours();
        if (quiet == null
                || !quiet.messageClasses().contains(sent.proposal().messageClass())
                || quiet.exceptChannels().contains(sent.proposal().channel())) {
            return;
        }
        for (var moment : List.of(sent.asked(), sent.left())) {
            long now = moment.atZone(calendar.zone()).toLocalTime().toNanoOfDay();
            long from = quiet.from().toNanoOfDay();
            long to = quiet.to().toNanoOfDay();
            long sinceFrom = Math.floorMod(now - from, 86_400_000_000_000L);
            if (sinceFrom < Math.floorMod(to - from, 86_400_000_000_000L)) {
                found.add("at a quiet time: " + moment);
            }
        }
    }

    private void cap(Sent sent, Cap cap, List<String> found) {
        if (!isUnder(cap, sent)) {
            return;
        }
        var count = log.stream()
                .filter(other -> isUnder(cap, other))
                .filter(other -> cap.per() == CapWindow.DAY
                        ? other.left()
                                .atZone(calendar.zone())
                                .toLocalDate()
                                .equals(sent.left().atZone(calendar.zone()).toLocalDate())
                        : !other.left().isAfter(sent.left())
                                && Duration.between(other.left(), sent.left()).toMillis() < 30L * 86_400_000)
                .count();
        if (count > cap.max()) {
            found.add(count + " where " + cap + " at " + sent.left());
        }
    }

    private static boolean isUnder(Cap cap, Sent sent) {
        return (cap.messageClass() == null
                        || cap.messageClass() == sent.proposal().messageClass())
                && (cap.channel() == null
                        || cap.channel().equals(sent.proposal().channel()));
    }

    private static void gap(Sent sent, List<Sent> before, Gap gap, List<String> found) {
        var survey = sent.proposal().survey();
        if (survey == null || (gap.surveyKind() != null && gap.surveyKind() != survey.kind())) {
            return;
        }
        for (var other : before) {
            var earlier = other.proposal().survey();
            if (earlier != null
                    && (gap.surveyKind() == null || gap.surveyKind() == earlier.kind())
                    && Duration.between(other.left(), sent.left()).abs().compareTo(Duration.ofDays(gap.days())) < 0) {
                found.add("two surveys too close: " + other.left() + " and " + sent.left());
            }
        }
    }

    private void complaints(Sent sent, List<String> found) {
        var coolDown = calendar.policy().coolDown();
        if (coolDown == null
                || !coolDown.messageClasses().contains(sent.proposal().messageClass())) {
            return;
        }
        for (var complaint : calendar.complaints()) {
            var days = Duration.ofDays(complaint.severe() ? coolDown.severeDays() : coolDown.days());
            if (!complaint.at().isAfter(sent.asked())
                    && sent.asked().isBefore(complaint.at().plus(days))) {
                found.add("before a complaint has cooled down: " + sent.asked());
            }
        }
    }

    private void listed(Sent sent, List<String> found) {
        var listed = calendar.listed();
        if (listed != null
                && !sent.asked().isBefore(calendar.listedAt())
                && (listed.until() == null || sent.asked().isBefore(listed.until()))) {
            found.add("while on the list: " + sent.asked());
        }
    }
}
