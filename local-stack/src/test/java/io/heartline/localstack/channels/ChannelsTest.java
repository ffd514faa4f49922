package io.heartline.localstack.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_delivery_is_json_and_says_when_it_was() throws IOException {
        var channels = Channels.pushed();

        // when
        for (var channel : channels) {
            var text = new String(channel.body(NOW), StandardCharsets.UTF_8);

            assertThat(JSON.readTree(text).isContainerNode()).as(channel.kind()).isTrue();
            assertThat(text)
                    .as(channel.kind())
                    .containsPattern("2026-03-01T12:00:00.123Z|1772366400")
                    .doesNotContain("{now}");
        }

        assertThat(channels).extracting(Channel::kind).doesNotHaveDuplicates().isSorted();
    }
}
