package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @EnumSource(Topic.class)
    void what_is_written_is_read_back_equal(Topic topic) throws JsonProcessingException {
        for (int seed = 0; seed < SEEDS; seed++) {
            var event = new RandomEvents(seed).next(topic);

            // when
            var read = EventJson.read(EventJson.write(event), topic.event());

            assertThat(read).as("seed %d", seed).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void whatever_a_record_admits_its_schema_admits(Topic topic) {
        List<String> refusals = new ArrayList<>();

        // when
        for (int seed = 0; seed < SEEDS; seed++) {
            refusals.addAll(Schemas.refusals(topic, EventJson.write(new RandomEvents(seed).next(topic))));
        }

        assertThat(refusals).isEmpty();
    }
}
