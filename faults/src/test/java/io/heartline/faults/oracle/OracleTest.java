package io.heartline.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Topic;
import io.heartline.faults.oracle.Observed.Kept;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OracleTest {

    @Test
    void a_sound_world_passes() {
        var world = World.sound();

        // when
        var verdict = world.judged();

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.checked()).isPositive();
    }

    static Stream<Arguments> what_is_wrong() {
        return Stream.of(
                wrong("lost", "an accepted record is not kept", world -> world.withoutKept("said-1")),
                wrong("duplicated", "a record is kept twice", world -> world.kept(new Kept("said-9", "faults/said-1"))),
                wrong("lost", "a record was not published", world -> world.without(Topic.INTERACTIONS, "said-1")),
                wrong(
                        "duplicated",
                        "a record was published under two ids",
                        world -> world.publishedAgain("said-1", "other-event")),
                wrong("lost", "a text was not scored", world -> world.withoutScore("said-1")),
                wrong("duplicated", "a text was scored twice", world -> world.scored("said-1")),
                wrong("lost", "a text is not in the books", world -> world.withoutEvidence("said-1")),
                wrong("duplicated", "an entry stands twice", world -> world.posted("bought-1", 2_000_000)),
                wrong("lost", "an entry is not there", world -> world.withoutEntry("bought-1")),
                wrong(
                        "instead of",
                        "an entry has other units",
                        world -> world.withoutEntry("bought-1").posted("bought-1", 2_000_001)),
                wrong("balance", "a balance is another", world -> world.balance(17)),
                wrong("pulses", "a pulse counts one too many", world -> world.pulse(3)),
                wrong("lost", "an event was not processed", world -> world.processed(Topic.CUSTOMER_EVENTS, 1)),
                wrong("lost", "a poison record is no dead letter", world -> world.poison(Topic.CUSTOMER_EVENTS)),
                wrong("order", "scores stand in another order", World::withScoresTurned),
                wrong("stands before it", "events stand in another order", World::withEventsTurned),
                wrong("lost", "a misuse raised no alert", World::withoutAlert),
                wrong("duplicated", "a misuse raised two alerts", world -> world.alerted("alert-2")),
                wrong("whom nothing befell", "an alert without a cause", world -> world.alertedOf("nobody")),
                wrong("lost", "the receiver was not told", World::withoutMessage),
                wrong("2 ids", "the receiver was told under two ids", world -> world.told("message-2")),
                wrong("different ids", "ingestion gave two ids", World::withTwoIds),
                wrong("refused", "what is sound was refused", World::withRefusal));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("what_is_wrong")
    void the_oracle_complains_when(String complaint, String what, UnaryOperator<World> damage) {
        var world = damage.apply(World.sound());

        // when
        var verdict = world.judged();

        assertThat(verdict.isPassed()).isFalse();
        assertThat(verdict.violations()).as(what).anyMatch(violation -> violation.contains(complaint));
    }

    @Test
    void what_was_not_accepted_may_be_there_or_not() {
        var world = World.sound().notAccepted("said-1").withoutEverything("said-1");

        // when
        var verdict = world.judged();

        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void the_same_event_twice_is_a_redelivery() {
        var world = World.sound().publishedAgain("said-1", "event-of-said-1");

        // when
        var verdict = world.judged();

        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void the_same_message_twice_is_within_the_contract() {
        var world = World.sound().told("message-1");

        // when
        var verdict = world.judged();

        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void more_dead_letters_than_poison_are_one_too_many() {
        var world = World.sound().buried(Topic.INTERACTIONS, 1);

        // when
        var verdict = Oracle.judge(world.notes(), Map.of(), world.observed());

        assertThat(verdict.duplicated()).isPositive();
    }

    private static Arguments wrong(String complaint, String what, UnaryOperator<World> damage) {
        return Arguments.of(complaint, what, damage);
    }
}
