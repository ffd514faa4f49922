package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.LocalServer.answer;
import static io.heartline.ingestion.connector.Reading.cursor;
import static io.heartline.ingestion.connector.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MastodonConnectorTest {
    private LocalServer server;
    private MastodonConnector connector;

    @BeforeEach
    void start() throws IOException {
        server = new LocalServer();
        connector = new MastodonConnector(new Outgoing(LocalConfig.open(), Reading.CLOCK), Reading.JSON);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String status(String id, String content, String visibility, String rest) {
        return """
                {"id": "%s", "created_at": "2026-03-01T10:00:00.000Z", "in_reply_to_id": null, "visibility": "%s",
                 "language": "en", "spoiler_text": "", "url": "https://social.example/@kim/%s", "content": "%s",
                 "account": {"id": "7", "acct": "kim", "followers_count": 812}, "reblog": null%s}""".formatted(id, visibility, id, content, rest);
    }

    private Settings hashtag() {
        return settings("{\"server\": \"" + server.url("") + "\", \"hashtag\": \"#AuroraAir\"}", "token");
    }

    @Test
    void a_post_becomes_a_public_item_with_reach() throws IOException {
        server.on(
                "/api/v1/timelines/tag/AuroraAir",
                exchange -> answer(
                        exchange,
                        exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer token") ? 200 : 401,
                        Map.of(),
                        "[" + status("112", "<p>Two hours late, <br>again &amp; again</p>", "public", "") + ","
                                + status("113", "<p>secret</p>", "private", "") + ","
                                + status("114", "<p>boost</p>", "public", ", \"reblog\": {\"id\": \"1\"}")
                                        .replace("\"reblog\": null, ", "")
                                + "]"));

        // when
        var portion = connector.read(cursor(), hashtag());

        assertThat(portion.items()).hasSize(1);
        var item = portion.items().getFirst();
        assertThat(item.path("externalId").asText()).isEqualTo("112");
        assertThat(item.path("text").asText()).isEqualTo("Two hours late,\nagain & again");
        assertThat(item.at("/customer/kind").asText()).isEqualTo("handle");
        assertThat(item.at("/customer/value").asText()).isEqualTo("kim@127.0.0.1");
        assertThat(item.path("reach").asLong()).isEqualTo(812);
        assertThat(item.path("public").asBoolean()).isTrue();
        assertThat(item.path("channel").asText()).isEqualTo("social");
        assertThat(item.path("language").asText()).isEqualTo("en");
        assertThat(portion.cursor().path("minId").asText()).isEqualTo("114");
    }

    @Test
    void the_next_reading_begins_behind_the_newest_post_and_ids_are_numbers() throws IOException {
        server.on("/api/v1/timelines/tag/AuroraAir", exchange -> {
            var query = exchange.getRequestURI().getQuery();
            var ids = query.contains("min_id=1009")
                    ? List.of("1010")
                    : query.contains("min_id=999")
                            ? IntStream.range(0, 40)
                                    .mapToObj(i -> Integer.toString(970 + i))
                                    .toList()
                            : List.of("999", "98");
            answer(
                    exchange,
                    200,
                    Map.of(),
                    ids.stream()
                            .map(id -> status(id, "<p>Post " + id + "</p>", "public", ""))
                            .collect(Collectors.joining(",", "[", "]")));
        });

        // when
        var first = connector.read(cursor(), hashtag());
        var second = connector.read(first.cursor(), hashtag());
        var third = connector.read(second.cursor(), hashtag());

        assertThat(first.cursor().path("minId").asText()).isEqualTo("999");
        assertThat(first.more()).isFalse();
        assertThat(second.more()).isTrue();
        assertThat(third.cursor().path("minId").asText()).isEqualTo("1010");
        assertThat(third.more()).isFalse();
    }

    @Test
    void an_account_is_looked_up_once_and_the_servers_link_says_where_to_go_on() throws IOException {
        server.on("/api/v1/accounts/lookup", exchange -> answer(exchange, 200, Map.of(), "{\"id\": \"7\"}"));
        server.on(
                "/api/v1/accounts/7/statuses",
                exchange -> answer(
                        exchange,
                        200,
                        Map.of(
                                "Link",
                                "<" + server.url("/x?max_id=4") + ">; rel=\"next\", <" + server.url("/x?min_id=55")
                                        + ">; rel=\"prev\""),
                        "[" + status("54", "<p>We are sorry</p>", "public", "") + "]"));
        var account = settings("{\"server\": \"" + server.url("") + "\", \"account\": \"kim\"}");

        // when
        var first = connector.read(cursor(), account);
        var second = connector.read(first.cursor(), account);

        assertThat(second.cursor().path("minId").asText()).isEqualTo("55");
        assertThat(server.asked())
                .containsExactly(
                        "/api/v1/accounts/lookup?acct=kim",
                        "/api/v1/accounts/7/statuses?exclude_reblogs=true&limit=40",
                        "/api/v1/accounts/7/statuses?exclude_reblogs=true&limit=40&min_id=55");
    }

    @Test
    void a_server_is_left_alone_until_its_limit_is_lifted() throws IOException {
        server.on(
                "/api/v1/timelines/tag/AuroraAir",
                exchange -> answer(
                        exchange,
                        200,
                        Map.of("X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "2026-03-02T12:04:00.000Z"),
                        "[]"));

        // when
        var portion = connector.read(cursor(), hashtag());

        assertThat(portion.pause()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void a_refusal_says_when_to_come_again() {
        server.on(
                "/api/v1/timelines/tag/AuroraAir",
                exchange -> answer(exchange, 429, Map.of("X-RateLimit-Reset", "2026-03-02T12:05:00.000Z"), "{}"));

        // when
        assertThatThrownBy(() -> connector.read(cursor(), hashtag()))
                .isInstanceOfSatisfying(
                        PullFailure.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(5)));
    }
}
