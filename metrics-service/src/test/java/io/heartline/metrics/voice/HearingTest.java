package io.heartline.metrics.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // what is missing fails the test
class HearingTest {
    private static final Settings SETTINGS = new Settings(90, List.of("region"), 0.3, 3, 30, 0.01, 0.05);

    private record Settings(
            int windowDays,
            List<String> dimensions,
            double weightMin,
            double weightMax,
            int effectiveMin,
            double coverageMin,
            double emptyMax)
            implements VoiceConfig {}

    private final List<Voice> voices = new ArrayList<>();

    @Test
    void those_who_are_heard_less_weigh_more() {
        add(60, "north", 1, -0.5);
        add(40, "north", 0, 0);
        add(20, "south", 1, 0.5);
        add(80, "south", 0, 0);

        // when
        var report = Hearing.report(voices, Map.of("region:north", new Report.Asked(10, 4)), SETTINGS);

        assertThat(report.active()).isEqualTo(200);
        assertThat(report.heard()).isEqualTo(80);
        assertThat(report.coverage().percent()).isCloseTo(40, within(1e-9));
        assertThat(report.raw().value()).isCloseTo(-0.25, within(1e-9));
        assertThat(report.raked().mean().value()).isCloseTo(0, within(1e-9));
        assertThat(report.gap()).isCloseTo(0.25, within(1e-9));
        // 60 weights of 2/3 and 20 of 2: (80)² / (60 · 4/9 + 20 · 4)
        assertThat(report.raked().mean().nEff()).isCloseTo(6400 / (60 * 4 / 9.0 + 80), within(1e-6));
        assertThat(report.bounds().low()).isCloseTo(0.4 * -0.25 - 0.6, within(1e-9));
        assertThat(report.bounds().high()).isCloseTo(0.4 * -0.25 + 0.6, within(1e-9));
        assertThat(report.strata().stream().filter(one -> one.dimension().equals("region")))
                .extracting(Report.Stratum::stratum, Report.Stratum::active, Report.Stratum::heard)
                .containsExactly(tuple("north", 100L, 60L), tuple("south", 100L, 20L));
        var north = report.strata().stream()
                .filter(one -> one.stratum().equals("north"))
                .findFirst()
                .orElseThrow();
        assertThat(north.response().percent()).isCloseTo(40, within(1e-9));
        assertThat(report.tooThin()).isFalse();
    }

    @Test
    void one_person_who_says_everything_is_told() {
        add(1, "north", 901, -1);
        add(99, "north", 1, 0.5);

        // when
        var report = Hearing.report(voices, Map.of("region:north", new Report.Asked(10, 4)), SETTINGS);

        assertThat(report.concentration().top()).isEqualTo(1);
        assertThat(report.concentration().percent()).isCloseTo(90.1, within(1e-9));
        assertThat(report.raw().value()).isLessThan(-0.8);
        assertThat(report.perPerson().value()).isCloseTo((99 * 0.5 - 1) / 100, within(1e-9));
    }

    @Test
    void a_stratum_nobody_is_heard_of_makes_the_voices_too_thin() {
        add(100, "north", 1, 0.5);
        add(50, "south", 0, 0);

        // when
        var report = Hearing.report(voices, Map.of("region:north", new Report.Asked(10, 4)), SETTINGS);

        assertThat(report.tooThin()).isTrue();
        assertThat(report.reasons()).containsExactly("unheard-strata");
        assertThat(report.raked().unheardStrata()).containsExactly("region:south");
    }

    @Test
    void few_voices_are_too_thin_and_so_is_a_low_coverage() {
        add(20, "north", 1, 0.5);
        add(3000, "north", 0, 0);

        // when
        var report = Hearing.report(voices, Map.of("region:north", new Report.Asked(10, 4)), SETTINGS);

        assertThat(report.reasons()).containsExactly("few-voices", "low-coverage");
    }

    @Test
    void nobody_has_no_figures_and_is_too_thin() {
        // when
        var report = Hearing.report(List.of(), Map.of(), SETTINGS);

        assertThat(report.coverage().percent()).isNull();
        assertThat(report.raw().value()).isNull();
        assertThat(report.raked().mean().value()).isNull();
        assertThat(report.gap()).isNull();
        assertThat(report.bounds()).isNull();
        assertThat(report.concentration().percent()).isNull();
        assertThat(report.tooThin()).isTrue();
    }

    @Test
    void who_only_ever_got_an_abstained_score_is_heard_but_has_no_valence() {
        voices.add(new Voice(1, 0, 0, 0, 0, new TreeMap<>()));

        // when
        var report = Hearing.report(voices, Map.of("region:north", new Report.Asked(10, 4)), SETTINGS);

        assertThat(report.heard()).isEqualTo(1);
        assertThat(report.raw().value()).isNull();
    }

    private void add(int persons, String region, long said, double valence) {
        for (int i = 0; i < persons; i++) {
            voices.add(new Voice(
                    said,
                    said,
                    said == 0 ? 0 : valence,
                    said * valence,
                    said * valence * valence,
                    new TreeMap<>(Map.of("region", region))));
        }
    }
}
