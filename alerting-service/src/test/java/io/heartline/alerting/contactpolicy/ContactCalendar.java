package io.heartline.alerting.contactpolicy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes up customers: where they live, what their brand allows itself, and what happens to them in sixty days. */
record ContactCalendar(
        ZoneId zone,
        ContactPolicy policy,
        List<Complaint> complaints,
        @Nullable DoNotContact listed,
        Instant listedAt,
        List<Trigger> triggers) {
    static final Duration LENGTH = Duration.ofDays(60);

    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "America/St_Johns",
            "America/Havana",
            "America/Santiago",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "Africa/Casablanca",
            "Antarctica/Troll",
            "Asia/Beirut",
            "Asia/Kathmandu",
            "Asia/Shanghai",
            "Atlantic/Azores",
            "Pacific/Apia",
            "Pacific/Chatham",
            "+05:30",
            "UTC");
    private static final List<String> CHANNELS = List.of("email", "sms", "in-app");

    /**
     * Somebody wants to make a contact.
     *
     * @param settleAfter when they come back to it, at the latest when the slot is free again
     * @param confirms whether they confirm then; else they release it or forget it
     */
    record Trigger(Instant at, Proposal proposal, Duration settleAfter, boolean confirms, boolean releases) {}

    static ContactCalendar of(RandomGenerator random) {
        // Some day of 2026 or 2027, so that most of the sixty days that begin then hold a change of the clock
        // somewhere.
        var start = Instant.parse("2026-01-01T00:00:00Z")
                .plusMillis(random.nextLong(Duration.ofDays(700).toMillis()));
        var zone = ZoneId.of(pick(random, ZONES));
        var complaints = times(random, start, random.nextInt(3)).stream()
                .map(at -> new Complaint(at, random.nextInt(4) == 0))
                .toList();
        var listedAt = within(random, start);
        var listed = random.nextInt(6) == 0 ? listed(random, listedAt) : null;
        var triggers = times(random, start, 10 + random.nextInt(50)).stream()
                .map(at -> trigger(random, at))
                .sorted(Comparator.comparing(Trigger::at))
                .toList();
        return new ContactCalendar(zone, policy(random), complaints, listed, listedAt, triggers);
    }

    static Proposal proposal(RandomGenerator random) {
        var channel = pick(random, CHANNELS);
        return switch (random.nextInt(5)) {
            case 0 -> new Proposal(MessageClass.TRANSACTIONAL, ContactPurpose.SERVICE, channel, null);
            case 1 -> new Proposal(MessageClass.SERVICE, ContactPurpose.SERVICE, channel, null);
            case 2 -> new Proposal(MessageClass.MARKETING, ContactPurpose.MARKETING, channel, null);
            default ->
                new Proposal(
                        MessageClass.SURVEY,
                        ContactPurpose.SURVEY,
                        channel,
                        new Proposal.Survey("survey", pick(random, List.of(SurveyKind.values()))));
        };
    }

    private static Trigger trigger(RandomGenerator random, Instant at) {
        var wait = random.nextInt(4) == 0 ? Duration.ofMinutes(9) : Duration.ofSeconds(random.nextInt(600));
        return new Trigger(at, proposal(random), wait, random.nextInt(5) > 0, random.nextBoolean());
    }

    private static DoNotContact listed(RandomGenerator random, Instant from) {
        var until = random.nextBoolean() ? from.plusSeconds(1 + random.nextInt(1_000_000)) : null;
        return new DoNotContact("asked", random.nextInt(3) == 0, until);
    }

    private static ContactPolicy policy(RandomGenerator random) {
        List<Cap> caps = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            var messageClass = pick(random, List.of(MessageClass.SERVICE, MessageClass.SURVEY, MessageClass.MARKETING));
            caps.add(new Cap(
                    random.nextBoolean() ? null : messageClass,
                    random.nextInt(3) > 0 ? null : pick(random, CHANNELS),
                    pick(random, List.of(CapWindow.values())),
                    random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(4)));
        }
        List<Gap> gaps = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            gaps.add(new Gap(null, 1 + random.nextInt(30)));
        }
        if (random.nextInt(3) > 0) {
            gaps.add(new Gap(SurveyKind.NPS, 1 + random.nextInt(50)));
        }
        int days = 1 + random.nextInt(10);
        var coolDown = random.nextInt(3) == 0 ? null : new CoolDown(days, days + random.nextInt(20), classes(random));
        return new ContactPolicy(ZoneId.of("UTC"), quiet(random), caps, gaps, coolDown);
    }

    private static @Nullable QuietHours quiet(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        var from = random.nextBoolean() ? LocalTime.of(21, 0) : LocalTime.ofSecondOfDay(random.nextInt(86_400));
        var to = random.nextBoolean() ? LocalTime.of(8, 0) : LocalTime.ofSecondOfDay(random.nextInt(86_400));
        var end = from.equals(to) ? to.plusSeconds(1) : to;
        return new QuietHours(from, end, classes(random), random.nextBoolean() ? List.of("in-app") : List.of());
    }

    private static List<MessageClass> classes(RandomGenerator random) {
        var classes = EnumSet.noneOf(MessageClass.class);
        for (var one : MessageClass.values()) {
            if (random.nextInt(4) > 0) {
                classes.add(one);
            }
        }
        return List.copyOf(classes);
    }

    private static List<Instant> times(RandomGenerator random, Instant start, int count) {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(within(random, start));
        }
        return times;
    }

    private static Instant within(RandomGenerator random, Instant start) {
        return start.plusMillis(random.nextLong(LENGTH.toMillis()));
    }

    private static <T> T pick(RandomGenerator random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
