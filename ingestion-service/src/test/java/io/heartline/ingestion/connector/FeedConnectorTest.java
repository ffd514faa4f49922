package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.LocalServer.answer;
import static io.heartline.ingestion.connector.Reading.cursor;
import static io.heartline.ingestion.connector.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.platform.outbound.PrivateAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedConnectorTest {
    private static final String REVIEWS = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns:im="http://itunes.apple.com/rss" xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
              <id>https://itunes.example/us/rss/customerreviews/id=1/xml</id>
              <title>Customer Reviews</title><updated>2026-03-01T09:00:00-07:00</updated>
              <link rel="self" href="%1$s"/><link rel="next" href="%1$s?page=2"/>
              <entry><id>1</id><title>Aurora - Example Ltd</title><im:name>Aurora</im:name>
                <updated>2026-03-01T09:00:00-07:00</updated><content type="text">The app</content></entry>
              <entry>
                <updated>2026-02-28T21:15:07-07:00</updated><id>11938120</id><title>Seat map is gone</title>
                <content type="text">Since the update I cannot pick a seat.</content>
                <content type="html">&lt;b&gt;Since the update&lt;/b&gt;</content>
                <im:rating>2</im:rating><im:version>7.4.1</im:version>
                <author><name>window lover</name><uri>https://itunes.example/us/reviews/id55</uri></author>
              </entry>
            </feed>
            """;
    private static final String RSS = """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
              <title>Forum</title><link>https://forum.example</link><description>d</description>
              <item><guid isPermaLink="false">t-1</guid><title>Aurora Air lost my bag</title>
                <description>&lt;p&gt;Third time.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Never again &amp;amp; never.&lt;/p&gt;</description>
                <dc:creator>mei</dc:creator><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate></item>
              <item><guid>t-2</guid><title>Best noodles in town</title><description>Yum</description></item>
            </channel></rss>
            """;

    private LocalServer server;
    private FeedConnector connector;

    @BeforeEach
    void start() throws IOException {
        server = new LocalServer();
        connector = new FeedConnector(new Outgoing(LocalConfig.open(), Reading.CLOCK));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Settings feed(String rest) {
        return settings("{\"url\": \"" + server.url("/feed") + "\"" + rest + "}");
    }

    @Test
    void a_review_carries_stars_version_and_author_and_the_app_itself_is_left_out() throws IOException {
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), REVIEWS.formatted(server.url("/feed"))));

        // when
        var portion = connector.read(cursor(), feed(""));

        assertThat(portion.items()).hasSize(1);
        var item = portion.items().getFirst();
        assertThat(item.path("externalId").asText()).isEqualTo("11938120");
        assertThat(item.path("source").asText()).isEqualTo("reviews");
        assertThat(item.path("brand").asText()).isEqualTo("aurora-air");
        assertThat(item.path("product").asText()).isEqualTo("app");
        assertThat(item.path("channel").asText()).isEqualTo("review");
        assertThat(item.path("text").asText()).isEqualTo("Seat map is gone\n\nSince the update I cannot pick a seat.");
        assertThat(item.at("/ratings/0/metric").asText()).isEqualTo("stars");
        assertThat(item.at("/ratings/0/value").asDouble()).isEqualTo(2);
        assertThat(item.at("/customer/value").asText()).isEqualTo("https://itunes.example/us/reviews/id55");
        assertThat(item.at("/attributes/version").asText()).isEqualTo("7.4.1");
        assertThat(item.path("occurredAt").asText()).isEqualTo("2026-03-01T04:15:07Z");
        assertThat(item.path("public").asBoolean()).isTrue();
        assertThat(portion.more()).isFalse();
    }

    @Test
    void html_becomes_text_and_entries_without_a_keyword_are_left_out() throws IOException {
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), RSS));

        // when
        var portion = connector.read(cursor(), feed(", \"keywords\": [\"aurora AIR\"]"));

        assertThat(portion.items()).hasSize(1);
        assertThat(portion.items().getFirst().path("text").asText())
                .isEqualTo("Aurora Air lost my bag\n\nThird time.\n\nNever again & never.");
        assertThat(portion.items().getFirst().at("/customer/value").asText()).isEqualTo("mei");
        assertThat(portion.items().getFirst().path("channel").asText()).isEqualTo("social");
    }

    @Test
    void an_entry_without_a_time_that_can_be_is_the_same_item_at_each_reading() throws IOException {
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), RSS.replace("Mar 2026", "Mar 2027")));
        var later = new Settings(feed("").defaults(), null, Reading.NOW.plus(Duration.ofHours(1)));

        // when
        var first = connector.read(cursor(), feed(""));
        var second = connector.read(cursor(), later);

        assertThat(second.items()).isEqualTo(first.items()).hasSize(2);
        assertThat(first.items())
                .allSatisfy(item -> assertThat(item.has("occurredAt")).isFalse());
    }

    @Test
    void what_did_not_change_is_not_sent_again() throws IOException {
        server.on("/feed", exchange -> {
            var known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            answer(exchange, known ? 304 : 200, Map.of("ETag", "\"v1\""), known ? "" : RSS);
        });

        // when
        var first = connector.read(cursor(), feed(""));
        var second = connector.read(first.cursor(), feed(""));

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).isEmpty();
        assertThat(second.cursor()).isEqualTo(first.cursor());
    }

    @Test
    void further_pages_are_read_as_far_as_is_asked_for() throws IOException {
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), REVIEWS.formatted(server.url("/feed"))));

        // when
        var first = connector.read(cursor(), feed(", \"pages\": 2"));
        var second = connector.read(first.cursor(), feed(", \"pages\": 2"));

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(server.asked()).containsExactly("/feed", "/feed?page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss version=\"2.0\"><channel>"
                        + "<title>&x;</title><link>l</link><description>d</description></channel></rss>",
                "<!DOCTYPE rss><rss version=\"2.0\"><channel><title>t</title></channel></rss>",
                "<html><body>Not a feed</body></html>",
                "nothing at all",
            })
    void document_types_and_what_is_no_feed_are_refused(String body) {
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), body));

        // when
        assertThatThrownBy(() -> connector.read(cursor(), feed("")))
                .isInstanceOf(PullFailure.class)
                .hasMessageContaining("no RSS or Atom");
    }

    @Test
    void a_private_address_is_not_dialled() {
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), RSS));
        var guarded = new FeedConnector(new Outgoing(new LocalConfig(false, null), Reading.CLOCK));

        // when
        assertThatThrownBy(() -> guarded.read(cursor(), feed(""))).isInstanceOf(PrivateAddress.class);

        assertThat(server.asked()).isEmpty();
    }

    @Test
    void redirects_are_followed_up_to_a_limit() throws IOException {
        server.on("/feed", exchange -> answer(exchange, 302, Map.of("Location", "/one"), ""));
        server.on("/one", exchange -> answer(exchange, 308, Map.of("Location", server.url("/two")), ""));
        server.on("/two", exchange -> answer(exchange, 200, Map.of(), RSS));
        server.on("/circle", exchange -> answer(exchange, 302, Map.of("Location", "/circle"), ""));

        // when
        var portion = connector.read(cursor(), feed(""));
        assertThatThrownBy(() -> connector.read(cursor(), settings("{\"url\": \"" + server.url("/circle") + "\"}")))
                .isInstanceOf(PullFailure.class)
                .hasMessage("The source redirects more than 2 times.");

        assertThat(portion.items()).hasSize(2);
        assertThat(server.asked()).filteredOn("/circle"::equals).hasSize(LocalConfig.REDIRECTS_MAX + 1);
    }

    @Test
    void a_redirect_to_another_scheme_leads_nowhere() {
        server.on("/feed", exchange -> answer(exchange, 302, Map.of("Location", "file:///etc/hostname"), ""));

        // when
        assertThatThrownBy(() -> connector.read(cursor(), feed("")))
                .isInstanceOf(PullFailure.class)
                .hasMessage("The source redirects to nowhere.");
    }

    @Test
    void an_answer_that_is_too_large_is_refused() {
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), " ".repeat(LocalConfig.BODY_BYTES_MAX + 1)));

        // when
        assertThatThrownBy(() -> connector.read(cursor(), feed("")))
                .isInstanceOf(PullFailure.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void a_server_that_wants_to_be_left_alone_is() {
        server.on("/feed", exchange -> answer(exchange, 503, Map.of("Retry-After", "120"), "busy"));

        // when
        assertThatThrownBy(() -> connector.read(cursor(), feed("")))
                .isInstanceOfSatisfying(
                        PullFailure.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(2)))
                .hasMessage("The source answers with status 503.");
    }
}
