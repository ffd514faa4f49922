package io.heartline.alerting.casework;

import io.heartline.alerting.routing.Matcher;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a brand works on its cases.
 *
 * @param opens an alert that meets all conditions of one of these opens a case; the labels are those of routes, and
 *     {@code rule} is the key of the rule that fired
 * @param due how long a case may take, by severity; the one with the highest severity that is not above the case's holds
 * @param reopenWithinDays the same cause within so many days after the closing opens the case again; 0 to 365
 * @param receivers by name: who is told of every case
 * @param escalation the name of the policy that is followed while nobody acknowledges, and again when it is overdue
 * @param teams whose work each root cause is
 */
record CasePolicy(
        List<Opening> opens,
        List<Due> due,
        int reopenWithinDays,
        List<String> receivers,
        @Nullable String escalation,
        Map<RootCause, Team> teams) {
    static final int OPENINGS_MAX = 50;
    static final int DUES_MAX = 10;
    static final int RECEIVERS_MAX = 20;
    static final int MINUTES_MAX = 60 * 24 * 60;
    static final int DAYS_MAX = 365;

    private static final int TEXT_MAX = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** Conditions that an alert meets together. */
    record Opening(List<Matcher> match) {
        Opening {
            if (match == null || match.isEmpty() || match.size() > 20) {
                throw new IllegalArgumentException("match has not 1 to 20 conditions");
            }
            match = List.copyOf(match);
        }
    }

    /**
     * How long cases of a severity may take.
     *
     * @param minSeverity 1 to 10
     * @param minutes in which people are there, 1 to 60 days of them
     */
    record Due(int minSeverity, int minutes) {
        Due {
            if (minSeverity < 1 || minSeverity > 10) {
                throw new IllegalArgumentException("minSeverity is not between 1 and 10");
            }
            if (minutes < 1 || minutes > MINUTES_MAX) {
                throw new IllegalArgumentException("minutes is not between 1 and " + MINUTES_MAX);
            }
        }
    }

    /**
     * Who can keep a root cause from coming again.
     *
     * @param name of the team
     * @param receivers by name
     * @param threshold so many cases of one topic within the period are told as a group; 2 to 1000
     * @param periodDays 1 to 90
     */
    record Team(String name, List<String> receivers, int threshold, int periodDays) {
        Team {
            text(name, "name");
            receivers = names(receivers);
            if (threshold < 2 || threshold > 1000) {
                throw new IllegalArgumentException("threshold is not between 2 and 1000");
            }
            if (periodDays < 1 || periodDays > 90) {
                throw new IllegalArgumentException("periodDays is not between 1 and 90");
            }
        }

        Duration period() {
            return Duration.ofDays(periodDays);
        }
    }

    /** Refuses a policy that leaves a severity without a time, and more than anybody could oversee. */
    CasePolicy {
        opens = opens == null ? List.of() : List.copyOf(opens);
        if (opens.size() > OPENINGS_MAX) {
            throw new IllegalArgumentException("opens has more than " + OPENINGS_MAX + " items");
        }
        if (due == null || due.isEmpty() || due.size() > DUES_MAX) {
            throw new IllegalArgumentException("due has not 1 to " + DUES_MAX + " items");
        }
        due = due.stream().sorted(Comparator.comparingInt(Due::minSeverity)).toList();
        if (due.getFirst().minSeverity() != 1
                || due.stream().map(Due::minSeverity).distinct().count() != due.size()) {
            throw new IllegalArgumentException("due does not say each severity once, from 1 on");
        }
        if (reopenWithinDays < 0 || reopenWithinDays > DAYS_MAX) {
            throw new IllegalArgumentException("reopenWithinDays is not between 0 and " + DAYS_MAX);
        }
        receivers = names(receivers);
        if (escalation != null && !NAME.matcher(escalation).matches()) {
            throw new IllegalArgumentException("escalation is not the name of a policy");
        }
        teams = teams == null ? Map.of() : Map.copyOf(teams);
    }

    /**
     * What holds for brands that said nothing: shocks (legal threats are among them), VIPs at risk and crises have cases.
     * Topics have none: their alerts gather what many customers say, and who says it severely has a shock.
     */
    static CasePolicy shipped() {
        return new CasePolicy(
                List.of(
                        new Opening(List.of(kinds("shock", "vip-at-risk"))),
                        new Opening(List.of(kinds("crisis"), atLeast(5)))),
                List.of(new Due(1, 2400), new Due(4, 1440), new Due(7, 480), new Due(9, 240)),
                14,
                List.of(),
                null,
                Map.of());
    }

    private static Matcher kinds(String... kinds) {
        return new Matcher("kind", Matcher.Op.IN, List.of(kinds));
    }

    private static Matcher atLeast(int severity) {
        return new Matcher("severity", Matcher.Op.AT_LEAST, List.of(Integer.toString(severity)));
    }

    /** Whether an alert with these labels opens a case. */
    boolean opens(Map<String, String> labels) {
        return opens.stream().anyMatch(opening -> Matcher.all(opening.match(), labels));
    }

    /** How many business minutes a case of this severity may take. */
    int minutes(int severity) {
        return due.stream()
                .filter(one -> one.minSeverity() <= severity)
                .reduce((a, b) -> b)
                .orElseThrow()
                .minutes();
    }

    Duration reopenWithin() {
        return Duration.ofDays(reopenWithinDays);
    }

    /** All receivers that it names. */
    List<String> allReceivers() {
        var all = new HashSet<>(receivers);
        teams.values().forEach(team -> all.addAll(team.receivers()));
        return List.copyOf(all);
    }

    private static List<String> names(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > RECEIVERS_MAX) {
            throw new IllegalArgumentException("receivers has more than " + RECEIVERS_MAX + " items");
        }
        given.forEach(name -> text(name, "receivers"));
        return List.copyOf(given);
    }

    private static void text(@Nullable String given, String field) {
        if (given == null || given.isBlank() || given.length() > TEXT_MAX) {
            throw new IllegalArgumentException(field + " has not 1 to " + TEXT_MAX + " characters");
        }
    }
}
