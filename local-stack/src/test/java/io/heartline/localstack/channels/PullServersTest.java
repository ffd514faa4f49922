package io.heartline.localstack.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PullServersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void posts_and_rows_are_json() throws IOException {
        try (var servers = PullServers.start(NOW);
                var timeline = URI.create(servers.url() + "/api/v1/timelines/tag/lanternshop")
                        .toURL()
                        .openStream()) {
            // when
            var posts = JSON.readTree(timeline);
            var row = JSON.readTree(servers.row("kafka", "k-1", "Good."));

            assertThat(posts.at("/0/visibility").asText()).isEqualTo("public");
            assertThat(row.path("externalId").asText()).isEqualTo("k-1");
        }
    }
}
