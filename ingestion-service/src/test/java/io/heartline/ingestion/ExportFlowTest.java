package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.event;
import static io.heartline.ingestion.Posts.interaction;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.part.OtherService.Reply;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One archive of what all services keep of a person, and what becomes of it while a service is away. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
@QuarkusTestResource(ExportPeers.class)
class ExportFlowTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void everybody_answers() {
        ExportPeers.scoring.answer(id -> Reply.of(200, "{\"customerId\": \"" + id + "\", \"scores\": [\"needle-s\"]}"));
        ExportPeers.metrics.answer(id -> Reply.of(200, "{\"customerIds\": [\"" + id + "\"], \"e\": [\"needle-m\"]}"));
        ExportPeers.alerting.answer(id -> Reply.of(200, "{\"customerIds\": [\"" + id + "\"], \"p\": \"needle-a\"}"));
    }

    private static UUID customer(String name) {
        post("/interactions", interaction(unique("x"), name, "Write to mia@example.com"));
        post("/customer-events", event(unique("x"), name, "\"type\": \"visit\""));
        var id = UUID.fromString(as(TestKeys.READ_ONLY)
                .get("/customers?kind=external-id&brand=aurora-air&value=" + name)
                .then()
                .extract()
                .path("items[0].id"));
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("""
                        {"decisions": [{"purpose": "survey", "status": "granted", "source": "shop",
                                        "proof": "form 12"}]}""")
                .put("/customers/" + id + "/consents")
                .then()
                .statusCode(200);
        return id;
    }

    private static Map<String, String> unzip(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static JsonNode service(JsonNode manifest, String name) {
        for (var entry : manifest.path("services")) {
            if (entry.path("service").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("the manifest does not name " + name + ": " + manifest);
    }

    @Test
    void an_archive_holds_what_every_service_keeps_in_the_clear() throws IOException {
        var name = unique("exported");
        var id = customer(name);

        // when
        var zip = as(TestKeys.ALL)
                .get("/customers/" + id + "/export")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Heartline-Export-Complete", "true")
                .extract()
                .asByteArray();

        var files = unzip(zip);
        assertThat(files.get("about.json")).contains(id.toString());
        assertThat(files.get("identifiers.json")).contains(name);
        assertThat(files.get("interactions.json")).contains("[email]").contains("mia@example.com");
        assertThat(files.get("customer-events.json")).contains("visit");
        assertThat(files.get("consents.json")).contains("form 12");
        assertThat(files.get("scoring-service/" + id + ".json")).contains("needle-s");
        assertThat(files.get("metrics-service/" + id + ".json")).contains("needle-m");
        assertThat(files.get("alerting-service/" + id + ".json")).contains("needle-a");
        var manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        assertThat(manifest.path("services"))
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.path("status").asText()).isEqualTo("included"));
        assertThat(service(manifest, "ingestion-service").path("files").toString())
                .contains("interactions.json", "consents.json");
    }

    @Test
    void an_archive_that_lacks_a_service_is_given_to_nobody_who_did_not_ask_for_it() {
        var id = customer(unique("lacking"));
        ExportPeers.metrics.away();
        ExportPeers.alerting.answer(asked -> Reply.of(403, "{}"));

        // when
        as(TestKeys.ALL)
                .get("/customers/" + id + "/export")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", is("export-incomplete"))
                .body("detail", containsString("metrics-service: it did not answer"))
                .body("detail", containsString("alerting-service: it refuses our key with status 403"));
    }

    @Test
    void a_partial_archive_says_what_it_lacks_and_why() throws IOException {
        var id = customer(unique("partial"));
        ExportPeers.scoring.answer(asked -> Reply.unknown());
        ExportPeers.metrics.away();
        ExportPeers.alerting.answer(asked -> Reply.of(403, "{}"));

        // when
        var zip = as(TestKeys.ALL)
                .get("/customers/" + id + "/export?partial=true")
                .then()
                .statusCode(200)
                .header("Heartline-Export-Complete", "false")
                .extract()
                .asByteArray();

        var manifest = JSON.readTree(unzip(zip).get("manifest.json"));
        assertThat(manifest.path("complete").asBoolean()).isFalse();
        assertThat(service(manifest, "scoring-service").path("status").asText()).isEqualTo("nothing-kept");
        assertThat(service(manifest, "metrics-service").path("status").asText()).isEqualTo("missing");
        assertThat(service(manifest, "metrics-service").path("reason").asText()).isEqualTo("it did not answer");
        assertThat(service(manifest, "alerting-service").path("reason").asText())
                .isEqualTo("it refuses our key with status 403");
    }

    @Test
    void a_service_that_says_nothing_is_waited_for_as_long_as_is_configured() {
        var id = customer(unique("silent"));
        ExportPeers.scoring.answer(asked -> Reply.of(0, ""));

        // when
        as(TestKeys.ALL)
                .get("/customers/" + id + "/export")
                .then()
                .statusCode(503)
                .body("detail", containsString("scoring-service: it did not answer within 3 s"));
    }

    @Test
    void no_more_archives_are_made_at_once_than_is_configured() throws Exception {
        var id = customer(unique("busy"));
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        ExportPeers.scoring.answer(asked -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.of(200, "{}");
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(
                    () -> as(TestKeys.ALL).get("/customers/" + id + "/export").statusCode());
            begun.await();

            // when
            as(TestKeys.ALL)
                    .get("/customers/" + id + "/export")
                    .then()
                    .statusCode(503)
                    .body("code", is("exports-busy"));

            go.countDown();
            assertThat(first.get()).isEqualTo(200);
        }
        as(TestKeys.ALL).get("/customers/" + id + "/export").then().statusCode(200);
    }

    @Test
    void only_administrators_of_the_brand_get_archives() {
        var id = customer(unique("guarded"));

        // when
        as(TestKeys.READ_ONLY).get("/customers/" + id + "/export").then().statusCode(403);
        as(TestKeys.OTHER_BRAND).get("/customers/" + id + "/export").then().statusCode(404);
        as(TestKeys.ALL)
                .get("/customers/" + UUID.randomUUID() + "/export")
                .then()
                .statusCode(404);
        as(TestKeys.ALL).get("/customers/" + id + "/export?parts=all").then().statusCode(400);

        assertThat(ExportPeers.scoring.asked()).doesNotContain(id.toString());
    }
}
