package io.heartline.ingestion.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.ingestion.part.OtherService.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartClientTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final int BYTES_MAX = 200;

    private final OtherService service = new OtherService();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        service.close();
        http.shutdownNow();
    }

    private PartClient client(String key) {
        return new PartClient("scoring-service", service.url(), key, http, BYTES_MAX);
    }

    private static String text(Answer answer) throws IOException {
        try (var in = answer.document().in()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void every_id_is_asked_for_and_what_came_is_handed_on_to_the_letter() throws Exception {
        service.answer(id -> Reply.of(200, "{\"customerId\": \"" + id + "\", \"scores\": [{\"a\": [1, \"中\"]}]}"));

        // when
        var part = client(OtherService.KEY).ask(List.of(OTHER, ONE));

        assertThat(part).isInstanceOf(Part.Held.class);
        var answers = ((Part.Held) part).answers();
        assertThat(answers).extracting(Answer::askedFor).containsExactly(ONE, OTHER);
        assertThat(text(answers.getLast()))
                .isEqualTo("{\"customerId\": \"" + OTHER + "\", \"scores\": [{\"a\": [1, \"中\"]}]}");
    }

    @Test
    void an_answer_for_all_ids_spares_asking_for_the_others() throws Exception {
        service.answer(id -> Reply.of(200, "{\"customerIds\": [\"" + ONE + "\", \"" + OTHER + "\"]}"));

        // when
        var part = client(OtherService.KEY).ask(List.of(ONE, OTHER));

        assertThat(((Part.Held) part).answers()).hasSize(1);
        assertThat(service.asked()).containsExactly(ONE.toString());
    }

    @Test
    void a_service_that_knows_one_of_two_ids_holds_that_one() throws Exception {
        service.answer(id -> id.equals(OTHER.toString()) ? Reply.of(200, "{}") : Reply.unknown());

        // when
        var part = client(OtherService.KEY).ask(List.of(ONE, OTHER));

        assertThat(((Part.Held) part).answers()).extracting(Answer::askedFor).containsExactly(OTHER);
    }

    @Test
    void a_service_that_knows_nobody_keeps_nothing() throws Exception {
        // when
        var part = client(OtherService.KEY).ask(List.of(ONE, OTHER));

        assertThat(part).isEqualTo(new Part.Nothing("scoring-service"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | {} | it refuses our key with status 403",
                "500 | {} | it answered with status 500",
                "302 | {} | it answered with status 302",
                "404 | <html>no such host</html> | it answered with status 404",
                "404 | {\"code\": \"not-found\"} | it answered with status 404",
                "200 | <html>welcome</html> | its answer is not the JSON of an export",
                "200 | [] | its answer is not the JSON of an export",
                "200 | {\"scores\": [1, | its answer is not the JSON of an export",
                "200 | {} {} | its answer is not the JSON of an export",
                "200 | {\"customerIds\": [\"me\"]} | its answer is not the JSON of an export",
            })
    void what_is_no_export_is_not_taken_for_one(int status, String body, String why) throws Exception {
        service.answer(id -> Reply.of(status, body));

        // when
        var part = client(OtherService.KEY).ask(List.of(ONE));

        assertThat(part).isEqualTo(new Part.Missing("scoring-service", why));
    }

    @Test
    void an_answer_that_breaks_off_is_none() throws Exception {
        service.answer(id -> new Reply(200, "{\"scores\": []}", 1_000));

        // when
        var part = client(OtherService.KEY).ask(List.of(ONE));

        assertThat(part).isEqualTo(new Part.Missing("scoring-service", "it did not answer"));
    }

    @Test
    void one_missing_answer_makes_the_whole_part_missing() throws Exception {
        service.answer(id -> id.equals(OTHER.toString()) ? Reply.of(503, "{}") : Reply.of(200, "{}"));

        // when
        var part = client(OtherService.KEY).ask(List.of(ONE, OTHER));

        assertThat(part).isEqualTo(new Part.Missing("scoring-service", "it answered with status 503"));
    }

    @Test
    void a_wrong_key_is_named_and_not_repeated() throws Exception {
        // when
        var part = client("secret-of-another").ask(List.of(ONE));

        assertThat(part).isEqualTo(new Part.Missing("scoring-service", "it refuses our key with status 401"));
    }

    @Test
    void a_service_that_is_away_is_missing() throws Exception {
        service.away();

        // when
        var part = client(OtherService.KEY).ask(List.of(ONE));

        assertThat(part).isEqualTo(new Part.Missing("scoring-service", "it did not answer"));
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void all_answers_together_have_a_limit(int bytesEach, boolean fits) throws Exception {
        service.answer(id -> Reply.of(200, "{\"a\": \"" + "x".repeat(bytesEach - 9) + "\"}"));

        // when
        var part = client(OtherService.KEY).ask(List.of(ONE, OTHER));

        assertThat(part instanceof Part.Held).isEqualTo(fits);
        if (!fits) {
            assertThat(part).isEqualTo(new Part.Missing("scoring-service", "its answer is larger than 200 bytes"));
        }
    }
}
