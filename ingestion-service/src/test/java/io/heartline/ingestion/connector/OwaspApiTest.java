package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.LocalServer.answer;
import static io.heartline.ingestion.connector.Reading.cursor;
import static io.heartline.ingestion.connector.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.platform.outbound.PrivateAddress;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The items of the OWASP API Security Top 10 of 2023 that are about what the service asks of others. */
class OwaspApiTest {
    private final LocalServer server;

    OwaspApiTest() throws IOException {
        server = new LocalServer();
        server.on("/feed", exchange -> answer(exchange, 200, Map.of(), "<feed/>"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/feed",
                "http://localhost:%d/feed",
                "http://2130706433:%d/feed",
                "http://0x7f000001:%d/feed",
                "http://127.1:%d/feed",
                "http://[::1]:%d/feed",
                "http://[::ffff:127.0.0.1]:%d/feed",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://0.0.0.0:%d/feed"
            })
    void api7_server_side_request_forgery_nothing_private_is_dialled_however_it_is_written(String url) {
        var address = url.formatted(URI.create(server.url("/")).getPort());
        var connector = new FeedConnector(new Outgoing(new LocalConfig(false, null), Reading.CLOCK));

        assertThatThrownBy(() -> connector.read(cursor(), settings("{\"url\": \"" + address + "\"}")))
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(PrivateAddress.class),
                        failure -> assertThat(failure).hasRootCauseInstanceOf(PrivateAddress.class),
                        failure -> assertThat(failure).isInstanceOf(UnknownHostException.class));
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed><title>&x;</title></feed>",
                "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><feed><title>&b;</title></feed>",
                "<html>moved</html>",
                "{\"not\": \"a feed\"}",
                ""
            })
    void api10_unsafe_consumption_of_apis_what_another_server_answers_is_not_trusted(String body) throws IOException {
        server.on("/other", exchange -> answer(exchange, 200, Map.of(), body));
        var connector = new FeedConnector(new Outgoing(LocalConfig.open(), Reading.CLOCK));

        assertThatThrownBy(() -> connector.read(cursor(), settings("{\"url\": \"" + server.url("/other") + "\"}")))
                .isNotInstanceOf(Error.class)
                .hasMessageNotContaining("root:");
    }

    @Test
    void api10_unsafe_consumption_of_apis_an_answer_without_end_is_cut_off() {
        server.on(
                "/endless",
                exchange -> answer(exchange, 200, Map.of(), "<feed>" + " ".repeat(LocalConfig.BODY_BYTES_MAX + 1)));
        var connector = new FeedConnector(new Outgoing(LocalConfig.open(), Reading.CLOCK));

        assertThatThrownBy(() -> connector.read(cursor(), settings("{\"url\": \"" + server.url("/endless") + "\"}")))
                .hasMessageContaining("larger than");
    }
}
