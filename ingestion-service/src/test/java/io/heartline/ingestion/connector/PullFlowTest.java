package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.LocalServer.answer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.heartline.platform.database.Database;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class PullFlowTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String FEED = """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>t</title><link>https://f.example</link><description>d</description>
            <item><guid>p-1</guid><title>Late again</title><description>%s</description>
            <dc:creator>mei</dc:creator></item></channel></rss>""";

    private final Database database;
    private final PullStates states;
    private final Pulls pulls;
    private final Clock clock;

    PullFlowTest(Database database, PullStates states, Pulls pulls, Clock clock) {
        this.database = database;
        this.states = states;
        this.pulls = pulls;
        this.clock = clock;
    }

    private static RequestSpecification as(String key) {
        return given().header(TestKeys.HEADER, key).contentType("application/json");
    }

    private static String unique(String prefix) {
        return prefix + "-pull-" + NAMES.incrementAndGet();
    }

    /** Sets a source up that is read when it is asked to, and otherwise once at most. */
    private static UUID source(String slug, String kind, String pull, String secrets) {
        return UUID.fromString(as(TestKeys.ALL)
                .body("""
                        {"slug": "%s", "kind": "%s", "brand": "aurora-air", "touchpoint": "support",
                         "mapping": {"pull": %s}%s}""".formatted(slug, kind, pull, secrets))
                .post("/sources")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    private List<String> texts(String slug) {
        return database.query(
                "select text from interaction where source = ? order by external_id", row -> row.getString(1), slug);
    }

    @Test
    void a_feed_is_read_by_itself_stored_once_and_revised_when_an_entry_changes() throws Exception {
        var body = new java.util.concurrent.atomic.AtomicReference<>("Two hours");
        try (var server = new LocalServer()) {
            server.on("/feed", exchange -> answer(exchange, 200, Map.of(), FEED.formatted(body.get())));
            var slug = unique("feed");

            // when
            var id = source(slug, "rss", "{\"url\": \"" + server.url("/feed") + "\"}", "");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(texts(slug)).containsExactly("Late again\n\nTwo hours"));
            as(TestKeys.ALL)
                    .post("/sources/" + id + "/pull")
                    .then()
                    .statusCode(200)
                    .body("received", is(0))
                    .body("duplicates", is(1))
                    .body("failure", nullValue());
            body.set("Three hours");
            as(TestKeys.ALL).post("/sources/" + id + "/pull").then().body("received", is(1));
            await().untilAsserted(() -> assertThat(texts(slug)).containsExactly("Late again\n\nThree hours"));
            as(TestKeys.ALL)
                    .get("/sources/" + id + "/pull")
                    .then()
                    .body("failures", is(0))
                    .body("lastSuccessAt", notNullValue());
            as(TestKeys.OTHER_BRAND).post("/sources/" + id + "/pull").then().statusCode(404);
            as(TestKeys.READ_ONLY).post("/sources/" + id + "/pull").then().statusCode(403);
        }
    }

    @Test
    void a_failure_is_told_and_the_source_is_left_alone_for_longer_each_time() throws Exception {
        try (var server = new LocalServer()) {
            server.on("/feed", exchange -> answer(exchange, 500, Map.of(), "broken"));
            var id = source(unique("broken"), "rss", "{\"url\": \"" + server.url("/feed") + "\"}", "");

            // when
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> as(TestKeys.ALL)
                            .post("/sources/" + id + "/pull")
                            .then()
                            .statusCode(200)
                            .body("failure", containsString("status 500")));

            as(TestKeys.ALL)
                    .get("/sources/" + id)
                    .then()
                    .body("pull.failure", containsString("status 500"))
                    .body("pull.failures", greaterThan(0))
                    .body("knownBias[0]", containsString("newest entries"));
            var state = states.find(id).orElseThrow();
            assertThat(state.failures()).isPositive();
            assertThat(state.nextAt()).isAfter(clock.instant());
        }
    }

    @Test
    void a_reader_whose_claim_ended_stores_nothing_and_the_next_one_goes_on() throws Exception {
        try (var server = new LocalServer()) {
            var id = source(unique("lost"), "rss", "{\"url\": \"" + server.url("/none") + "\"}", "");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(states.find(id))
                            .hasValueSatisfying(
                                    state -> assertThat(state.failures()).isPositive()));
            var gone = UUID.randomUUID();
            states.claim(id, gone, clock.instant().minus(Duration.ofHours(1)), Duration.ofMinutes(1));
            server.on("/none", exchange -> answer(exchange, 200, Map.of(), FEED.formatted("x")));

            // when
            var late = pulls.read(id, gone, 1);
            var next = as(TestKeys.ALL).post("/sources/" + id + "/pull").then();

            assertThat(late.received()).isZero();
            assertThat(late.failure()).contains("Another instance");
            next.statusCode(200).body("received", is(1));
        }
    }

    @Test
    void a_mailbox_and_a_folder_fill_conversations_and_imports() throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mail.start();
        var folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "drop");
        try {
            mail.setUser("help@aurora.example", "help", "s3cret-mail");
            var inbox = mail.getManagers()
                    .getImapHostManager()
                    .getInbox(mail.getManagers().getUserManager().getUserByEmail("help@aurora.example"));
            inbox.store(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream("""
                    From: mei@example.org
                    To: help@aurora.example
                    Message-ID: <flow-1@example.org>
                    Subject: Lost bag

                    Where is it?
                    """.replace("\n", "\r\n").getBytes(UTF_8))));
            var file = folder.resolve("answers.csv");
            Files.writeString(file, """
                    externalId,customer.kind,customer.value,channel,text
                    f-1,external-id,C-1,survey,Fine
                    f-2,external-id,C-1,nowhere,Lost
                    """);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofMinutes(5))));
            var mailSlug = unique("mail");
            var folderSlug = unique("folder");

            // when
            source(
                    mailSlug,
                    "imap",
                    "{\"host\": \"127.0.0.1\", \"port\": " + mail.getImap().getPort()
                            + ", \"tls\": \"none\", \"user\": \"help\"}",
                    ", \"secrets\": [{\"use\": \"signing\", \"value\": \"s3cret-mail\"}]");
            var folderId = source(folderSlug, "folder", "{\"path\": \"" + folder.getFileName() + "\"}", "");

            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                assertThat(texts(mailSlug)).containsExactly("Lost bag\n\nWhere is it?");
                assertThat(texts(folderSlug)).containsExactly("Fine");
                as(TestKeys.ALL)
                        .get("/sources/" + folderId)
                        .then()
                        .body("health.received", is(1))
                        .body("health.accepted", is(1))
                        .body("health.rejected", is(1))
                        .body("health.lastDeliveryAt", notNullValue());
            });
        } finally {
            mail.stop();
            Files.delete(folder.resolve("answers.csv"));
            Files.delete(folder);
        }
    }

    @Test
    void a_topic_of_the_users_own_is_read_from_its_beginning_and_what_is_no_item_is_kept() {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var slug = unique("topic");
        var properties = new Properties();
        properties.put("bootstrap.servers", servers);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 3; i++) {
                var sent = producer.send(new ProducerRecord<>(
                        slug, "k", """
                        {"externalId": "t-%d", "customer": {"kind": "external-id", "value": "C-1"}, "channel": "chat",
                         "source": "%s", "brand": "aurora-air", "touchpoint": "support", "text": "Hello %d"}""".formatted(i, slug, i).getBytes(UTF_8)));
                assertThat(sent).isNotCancelled();
            }
            var broken = producer.send(new ProducerRecord<>(slug, "k", "no json".getBytes(UTF_8)));
            producer.flush();
            assertThat(broken).isDone();
        }

        // when
        var id = source(
                slug,
                "kafka",
                "{\"bootstrapServers\": \"" + servers + "\", \"topic\": \"" + slug + "\", \"tls\": \"none\"}",
                "");

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(texts(slug)).containsExactly("Hello 0", "Hello 1", "Hello 2");
            as(TestKeys.ALL).get("/sources/" + id).then().body("health.rejected", is(1));
        });
    }
}
