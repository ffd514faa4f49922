package io.heartline.alerting.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResponsibilityTest {
    @ParameterizedTest
    @CsvSource({
        "reliability, , 0, 0, 0, ACCIDENTAL, JUSTIFY",
        "reliability privacy, , 0, 0, 0, PREVENTABLE, APOLOGISE",
        "data-misuse, , 0, 0, 0, PREVENTABLE, APOLOGISE",
        "odd-thing, , 0, 0, 0, ACCIDENTAL, JUSTIFY",
        "reliability, , 1, 0, 0, PREVENTABLE, APOLOGISE",
        "reliability, , 0, 30, 15, PREVENTABLE, APOLOGISE",
        "reliability, , 0, 29, 29, ACCIDENTAL, JUSTIFY",
        "reliability, , 0, 30, 14, ACCIDENTAL, JUSTIFY",
        "reliability, VICTIM, 0, 0, 0, VICTIM, INFORM",
        "privacy, VICTIM, 0, 0, 0, VICTIM, INFORM",
        "reliability, VICTIM, 2, 0, 0, ACCIDENTAL, JUSTIFY",
        "reliability, PREVENTABLE, 2, 50, 50, PREVENTABLE, APOLOGISE",
    })
    void the_kind_of_crisis_its_history_and_the_reputation_say_how_much(
            String matters,
            @Nullable Cluster said,
            long crises,
            long told,
            long strained,
            Cluster expected,
            Stance stance) {
        var about = Arrays.asList(matters.split(" "));

        // when
        var responsibility = Responsibility.of(about, said, crises, told, strained);

        assertThat(responsibility.cluster()).isEqualTo(expected);
        assertThat(responsibility.cluster().stance()).isEqualTo(stance);
    }

    @ParameterizedTest
    @EnumSource(Stance.class)
    void every_posture_protects_people_first_and_speaks_both_languages(Stance stance) {
        // when
        var advice = stance.advice();

        assertThat(advice.getFirst().en()).contains("protect themselves");
        assertThat(advice).hasSizeGreaterThan(3);
        assertThat(advice).allSatisfy(one -> {
            assertThat(one.en()).isNotBlank();
            assertThat(one.zh()).isNotBlank();
        });
    }

    @Test
    void what_it_was_told_by_is_said() {
        // when
        var responsibility = Responsibility.of(List.of("privacy", "price", "privacy"), null, 1, 100, 60);

        assertThat(responsibility.signals()).containsExactly("privacy");
        assertThat(responsibility.intensifiers()).containsExactly(Responsibility.HISTORY, Responsibility.REPUTATION);
        assertThat(responsibility.given()).isFalse();
    }
}
