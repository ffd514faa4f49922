package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireNamesTest {
    static Stream<Class<? extends Enum<?>>> enums() {
        return Stream.of(
                Arm.class,
                Channel.class,
                Emotion.class,
                EntryKind.class,
                InvitationStatus.class,
                Metric.class,
                OutreachStatus.class,
                ScopeKind.class,
                Segment.class,
                Sentiment.class,
                Speaker.class);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void every_constant_is_found_again_by_its_name_on_the_wire(Class<? extends Enum<?>> type) throws Exception {
        for (var constant : type.getEnumConstants()) {
            var json = EventJson.write(constant);

            assertThat(new String(json, java.nio.charset.StandardCharsets.UTF_8))
                    .matches("\"[a-z]+(-[a-z]+)*\"");
            assertThat(EventJson.read(json, type)).isEqualTo(constant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "IN_APP", "In-App", "in app", "in-app "})
    void a_name_that_is_nearly_right_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchase", "custom:a", "custom:store-visit", "custom:2026-01"})
    void a_type_of_an_event_is_built_in_or_a_slug_of_ones_own(String value) {
        assertThat(EventType.of(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Purchase",
                "purchases",
                "custom:",
                "custom:A",
                "custom:a_b",
                "custom:-a",
                "custom:a-",
                "custom:a--b"
            })
    void a_type_of_an_event_is_nothing_else(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventType.of(value));
    }

    @Test
    void a_slug_of_ones_own_has_at_most_64_characters() {
        assertThat(EventType.of("custom:" + "a".repeat(64)).value()).hasSize(71);
        assertThatIllegalArgumentException().isThrownBy(() -> EventType.of("custom:" + "a".repeat(65)));
    }

    @Test
    void topics_are_named_after_their_constants() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::wire))
                .contains("interactions", "customer-events", "erasure-receipts")
                .doesNotHaveDuplicates();
        assertThat(Topic.INTERACTIONS.deadLetters("scoring-service")).isEqualTo("interactions.scoring-service.dlq");
    }

    @Test
    void ids_ascend_and_say_when_they_were_made() {
        var ids = Stream.generate(Ids::next).limit(10_000).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.version() == 7);
        assertThat(ids.stream().map(Object::toString)).isSorted();
    }
}
