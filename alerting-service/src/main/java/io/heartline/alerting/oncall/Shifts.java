package io.heartline.alerting.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A schedule as a list of shifts: what calendars show. */
final class Shifts {
    private Shifts() {}

    /**
     * Somebody's time on call.
     *
     * @param to the first instant after it
     */
    record Shift(Instant from, Instant to, Participant participant) {}

    /** All shifts that touch a time, cut to it, in order; times when nobody is on call are left out. */
    static List<Shift> between(Schedule schedule, List<StandIn> standIns, Instant from, Instant to) {
        var edges = edges(schedule, standIns, from, to);
        List<Shift> shifts = new ArrayList<>();
        var at = from;
        for (var edge : edges.tailSet(from.plusNanos(1))) {
            var begin = at;
            schedule.onCall(standIns, begin).ifPresent(somebody -> add(shifts, new Shift(begin, edge, somebody)));
            at = edge;
        }
        return List.copyOf(shifts);
    }

    private static void add(List<Shift> shifts, Shift next) {
        if (!shifts.isEmpty()) {
            var last = shifts.getLast();
            if (last.to().equals(next.from()) && last.participant().equals(next.participant())) {
                shifts.set(shifts.size() - 1, new Shift(last.from(), next.to(), next.participant()));
                return;
            }
        }
        shifts.add(next);
    }

    /** Every instant at which somebody else may be on call. */
    private static SortedSet<Instant> edges(Schedule schedule, List<StandIn> standIns, Instant from, Instant to) {
        SortedSet<Instant> edges = new TreeSet<>();
        var zone = ZoneId.of(schedule.zone());
        for (var rotation : schedule.rotations()) {
            for (long turn = Math.max(0, rotation.turn(from, zone));
                    !rotation.begin(turn, zone).isAfter(to);
                    turn++) {
                edges.add(rotation.begin(turn, zone));
            }
            var hours = rotation.hours();
            if (hours != null) {
                var wall = ZoneId.of(hours.zone());
                addDays(edges, wall, from, to, hours.from() == null ? LocalTime.MIDNIGHT : hours.from());
                addDays(edges, wall, from, to, hours.to() == null ? LocalTime.MIDNIGHT : hours.to());
                addDays(edges, wall, from, to, LocalTime.MIDNIGHT);
                addTransitions(edges, wall, from, to);
            }
        }
        for (var standIn : standIns) {
            edges.add(standIn.from());
            edges.add(standIn.to());
        }
        edges.add(from);
        edges.add(to);
        return edges.subSet(from, to.plusNanos(1));
    }

    private static void addDays(SortedSet<Instant> edges, ZoneId zone, Instant from, Instant to, LocalTime time) {
        LocalDate last = to.atZone(zone).toLocalDate();
        for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            // Where a time comes twice, both are edges.
            var wall = day.atTime(time);
            zone.getRules().getValidOffsets(wall).forEach(offset -> edges.add(wall.toInstant(offset)));
            edges.add(wall.atZone(zone).toInstant());
        }
    }

    private static void addTransitions(SortedSet<Instant> edges, ZoneId zone, Instant from, Instant to) {
        var change = zone.getRules().nextTransition(from.minusNanos(1));
        while (change != null && !change.getInstant().isAfter(to)) {
            edges.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
    }
}
