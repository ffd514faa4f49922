package io.heartline.localstack.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heartline.localstack.feed.FeedRequest.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedsTest {
    private final Deque<Scripted> answers = new ArrayDeque<>();
    private final List<String> paths = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void what_happened_is_posted_before_what_was_said_and_answers_are_counted() throws Exception {
        answers.add(new Scripted(202, "{\"items\":[{\"status\":\"accepted\"}]}"));
        answers.add(new Scripted(202, "{\"items\":[{\"status\":\"duplicate\"},{\"status\":\"revised\"}]}"));

        // when
        var posted = post(item(Target.INTERACTIONS), item(Target.CUSTOMER_EVENTS), item(Target.INTERACTIONS));

        assertThat(paths).containsExactly("/customer-events", "/interactions");
        assertThat(posted).isEqualTo(new Posted(1, 1, 1));
    }

    @Test
    void what_ingestion_cannot_take_now_is_posted_again() throws Exception {
        answers.add(new Scripted(503, "{}"));
        answers.add(new Scripted(429, "{}"));
        answers.add(new Scripted(202, "{\"items\":[{\"status\":\"accepted\"}]}"));

        // when
        var posted = post(item(Target.INTERACTIONS));

        assertThat(posted.accepted()).isEqualTo(1);
        assertThat(paths).hasSize(3);
    }

    @Test
    void what_ingestion_refuses_is_not_posted_again() {
        answers.add(new Scripted(400, "{\"code\":\"invalid\"}"));

        assertThatThrownBy(() -> post(item(Target.INTERACTIONS)))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        refusal -> assertThat(refusal.isFaultOfContent()).isTrue())
                .hasMessageContaining("invalid");
        assertThat(paths).hasSize(1);
    }

    @Test
    void a_missing_key_is_no_fault_of_the_content() {
        answers.add(new Scripted(401, "{\"code\":\"unauthorized\"}"));

        assertThatThrownBy(() -> post(item(Target.INTERACTIONS)))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        refusal -> assertThat(refusal.isFaultOfContent()).isFalse());
    }

    @Test
    void an_item_without_identity_is_refused() {
        var body = JsonNodeFactory.instance.objectNode().put("source", "s");

        assertThatThrownBy(() -> new FeedRequest(Target.INTERACTIONS, Instant.EPOCH, body))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Posted post(FeedRequest... requests) throws InterruptedException {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var feeds = new Feeds(url, "key")) {
            return feeds.post(List.of(requests));
        }
    }

    private static FeedRequest item(Target target) {
        var body = JsonNodeFactory.instance.objectNode().put("source", "s").put("externalId", "i");
        return new FeedRequest(target, Instant.EPOCH, body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            paths.add(exchange.getRequestURI().getPath());
            var next = answers.remove();
            var body = next.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(next.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Scripted(int status, String body) {}
}
