package io.heartline.alerting.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsmithTest {
    private static final String DRAFT = "Hello, we are sorry about your delivery.";
    private static final Map<String, String> FACTS =
            Map.of("touchpoint", "your delivery", "emotion", "", "tone", "warm");

    private final ObjectMapper json = new ObjectMapper();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer server;

    /** What the interface that OpenAI made common demands and answers. */
    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            try (exchange) {
                keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                var body = json.readTree(exchange.getRequestBody());
                asked.add(body);
                boolean good = exchange.getRequestMethod().equals("POST")
                        && body.path("model").isTextual()
                        && body.path("messages").size() == 2
                        && body.at("/messages/0/role").asText().equals("system");
                var bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(good ? status : 400, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_model_words_a_draft_from_the_facts_alone() throws Exception {
        say("Hello, we are really sorry about your delivery. Just answer, a person reads it.");

        // when
        var text = wordsmith(url()).word("en", DRAFT, FACTS);

        assertThat(text).hasValue("Hello, we are really sorry about your delivery. Just answer, a person reads it.");
        assertThat(keys).containsExactly("Bearer secret");
        var question = json.readTree(asked.getFirst().at("/messages/1/content").asText());
        assertThat(question.path("facts")).hasSize(2);
        assertThat(question.path("draft").asText()).isEqualTo(DRAFT);
        assertThat(question.path("language").asText()).isEqualTo("English");
        assertThat(asked.getFirst().at("/messages/0/content").asText()).contains("Promise nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "200, We will refund you 50 euros tomorrow.",
        "200, 非常抱歉，我们错了。",
        "500, Hello.",
        "401, Hello.",
        "302, Hello.",
    })
    void what_is_refused_or_fails_leaves_the_template(int code, String said) throws Exception {
        say(said);
        status = code;

        // when
        var text = wordsmith(url()).word("en", DRAFT, FACTS);

        assertThat(text).isEmpty();
        assertThat(meters.find("heartline.drafts.model").counters()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "no json", "{}", "{\"choices\": []}", "{\"choices\": [{\"message\": {\"content\": null}}]}"})
    void an_answer_of_another_kind_leaves_the_template(String body) throws Exception {
        answer = body;

        // when
        var text = wordsmith(url()).word("en", DRAFT, FACTS);

        assertThat(text).isEmpty();
    }

    @Test
    void without_an_address_nobody_is_asked_and_an_address_needs_a_model() throws Exception {
        var off = wordsmith(null);

        // when
        var text = off.word("en", DRAFT, FACTS);

        assertThat(text).isEmpty();
        assertThat(off.isOn()).isFalse();
        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> new Wordsmith(new Config(url(), Optional.empty()), json, meters))
                .isInstanceOf(IllegalStateException.class);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private void say(String text) throws IOException {
        answer = json.writeValueAsString(Map.of("choices", List.of(Map.of("message", Map.of("content", text)))));
    }

    private Wordsmith wordsmith(@Nullable URI url) {
        return new Wordsmith(new Config(url, Optional.of("small")), json, meters);
    }

    private record Config(@Nullable URI address, Optional<String> model) implements DraftingConfig {
        @Override
        public Optional<URI> url() {
            return Optional.ofNullable(address);
        }

        @Override
        public Optional<String> apiKey() {
            return Optional.of("secret");
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public int lengthMax() {
            return 500;
        }
    }
}
