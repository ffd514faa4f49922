package io.heartline.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.Erasure;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.contracts.VoiceCoverage;
import io.heartline.platform.trial.Trial;
import io.heartline.testing.SecuredInfrastructure;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class OutboxFlowTest {
    private static final Instant AT = Instant.parse("2026-03-14T09:26:00Z");

    @Inject
    Outbox outbox;

    @Inject
    OutboxBatch batch;

    @Inject
    OutboxConfig config;

    private Topics topics;

    @BeforeEach
    void open() {
        topics = Trial.topics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void events_of_a_key_leave_in_the_order_in_which_they_were_added() {
        var brand = "order-" + Ids.next();

        // when
        IntStream.range(0, 300).forEach(i -> committed(coverage(brand, "key-" + i % 7, i)));
        patiently().until(() -> sent(brand).size() >= 300);

        for (int key = 0; key < 7; key++) {
            var ofKey = "key-" + key;
            assertThat(sent(brand))
                    .filteredOn(event -> event.stratum().equals(ofKey))
                    .extracting(VoiceCoverage::heard)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(sent(brand)).hasSize(300);
    }

    @Test
    void what_is_rolled_back_is_not_published() {
        var brand = "rollback-" + Ids.next();

        // when
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(coverage(brand, "key", 1));
                    throw new IllegalStateException("the rest of the transaction fails");
                }));
        committed(coverage(brand, "key", 2));
        patiently().until(() -> !sent(brand).isEmpty());

        assertThat(sent(brand)).extracting(VoiceCoverage::heard).containsExactly(2L);
    }

    @Test
    void an_event_needs_a_transaction() {
        assertThatExceptionOfType(TransactionalException.class)
                .isThrownBy(() -> outbox.add(coverage("no-transaction", "key", 1)));
    }

    @Test
    void an_event_is_a_cloud_event_in_binary_mode() {
        var event = coverage("header-" + Ids.next(), "key", 1);

        // when
        committed(event);
        patiently().until(() -> record(event.id()) != null);

        var sent = record(event.id());
        assertThat(sent.key()).isEqualTo("key");
        assertThat(sent.value()).isEqualTo(event.value());
        assertThat(Topics.header(sent, "ce_specversion")).isEqualTo("1.0");
        assertThat(Topics.header(sent, "ce_type")).isEqualTo("io.heartline.voice-coverage.v1");
        assertThat(Topics.header(sent, "ce_source")).isEqualTo("/trial-service");
        assertThat(Topics.header(sent, "ce_time")).isEqualTo("2026-03-14T09:26:00.000Z");
        assertThat(Topics.header(sent, "ce_partitionkey")).isEqualTo("key");
        assertThat(Topics.header(sent, "content-type")).isEqualTo("application/json");
    }

    @Test
    void a_tombstone_has_a_key_and_no_value() {
        var tombstone = OutgoingEvent.tombstone(Topic.VOICE_COVERAGE, "gone-" + Ids.next(), AT);

        // when
        committed(tombstone);
        patiently().until(() -> record(tombstone.id()) != null);

        assertThat(record(tombstone.id()).value()).isNull();
        assertThat(record(tombstone.id()).key()).isEqualTo(tombstone.key());
        assertThat(Topics.header(record(tombstone.id()), "content-type")).isEmpty();
    }

    @Test
    void a_topic_takes_only_its_own_event() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutgoingEvent.of(Topic.PULSES, "key", new Erasure(Ids.next(), List.of(), AT), AT));
    }

    @Test
    void the_trace_of_a_record_goes_on_in_what_it_causes() {
        var customer = Ids.next();
        var id = Ids.next();
        var interaction = Trial.interaction(customer, "traced");
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        // when
        topics.sendRaw(
                "interactions",
                customer.toString(),
                io.heartline.contracts.EventJson.write(interaction),
                Map.of("ce_id", id.toString(), "traceparent", "00-" + trace + "-00f067aa0ba902b7-00"));
        patiently().until(() -> !erasuresOf(customer).isEmpty());

        assertThat(Topics.header(erasuresOf(customer).getFirst(), "traceparent"))
                .startsWith("00-" + trace + "-");
    }

    @Test
    void the_relay_survives_the_end_of_its_connection() throws SQLException {
        var brand = "ended-" + Ids.next();
        committed(coverage(brand, "key", 1));
        patiently().until(() -> sent(brand).size() == 1);

        // when
        Trial.endConnections();
        patiently().until(() -> {
            committed(coverage(brand, "key", 2));
            return true;
        });
        patiently().until(() -> sent(brand).size() >= 2);

        assertThat(sent(brand)).extracting(VoiceCoverage::heard).contains(1L, 2L);
    }

    @Test
    void relays_that_run_at_once_send_nothing_twice_and_keep_the_order() throws Exception {
        var brand = "rivals-" + Ids.next();
        List<Callable<Integer>> rivals = List.of(this::relay, this::relay, this::relay);
        IntStream.range(0, 20)
                .forEach(i -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.addAll(IntStream.range(0, 50)
                                .mapToObj(n -> coverage(brand, "key", i * 50 + n))
                                .toList())));

        // when
        try (var threads = Executors.newFixedThreadPool(rivals.size())) {
            for (var rival : threads.invokeAll(rivals)) {
                rival.get();
            }
        }
        patiently().until(() -> sent(brand).size() >= 1000);

        assertThat(sent(brand))
                .extracting(VoiceCoverage::heard)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> (long) i).toList());
    }

    @Test
    void an_event_has_a_largest_size() {
        var key = "size-" + Ids.next();
        var headers = Map.of("name", "text");
        var room = (int) config.eventMax().asLongValue() - 1024 - key.length() - "{\"name\":\"text\"}".length();

        assertThat(outbox.takes(new OutgoingEvent(Ids.next(), "t", key, headers, new byte[room])))
                .isTrue();
        assertThat(outbox.takes(new OutgoingEvent(Ids.next(), "t", key, headers, new byte[room + 1])))
                .isFalse();
    }

    @Test
    void an_event_that_the_broker_would_refuse_is_refused_at_once() {
        var topic = Topic.VOICE_COVERAGE.wire();
        var huge = new OutgoingEvent(Ids.next(), topic, "huge", Map.of(), new byte[1_030_000]);

        assertThatIllegalArgumentException().isThrownBy(() -> committed(huge));
    }

    @Test
    void the_largest_event_reaches_the_broker() {
        var room = (int) config.eventMax().asLongValue() - 1024 - 200;
        var large = new OutgoingEvent(
                Ids.next(), Topic.VOICE_COVERAGE.wire(), "large", Map.of("ce_id", "large"), new byte[room]);

        // when
        committed(large);

        patiently()
                .until(() -> topics.read(Topic.VOICE_COVERAGE.wire()).stream()
                        .anyMatch(sent -> "large".equals(sent.key()) && sent.value().length == room));
    }

    /** What another instance's relay does, over a connection of its own, until nothing is left. */
    private int relay() throws SQLException, OutboxBatch.NotSent {
        int total = 0;
        try (var connection = Trial.ownConnection();
                var count = connection.prepareStatement("select count(*) from outbox")) {
            long left;
            do {
                total += batch.send(connection);
                try (var rows = count.executeQuery()) {
                    rows.next();
                    left = rows.getLong(1);
                }
            } while (left > 0);
        }
        return total;
    }

    private void committed(OutgoingEvent event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(event));
    }

    private static OutgoingEvent coverage(String brand, String key, long heard) {
        var coverage = new VoiceCoverage(brand, "region", key, heard, 1, 0, 0, 28, AT);
        return OutgoingEvent.of(Topic.VOICE_COVERAGE, key, coverage, AT);
    }

    private List<VoiceCoverage> sent(String brand) {
        List<VoiceCoverage> found = new ArrayList<>();
        for (var one : topics.read(Topic.VOICE_COVERAGE.wire())) {
            if (one.value() != null && one.value().length < 1000) {
                found.add(parse(one.value()));
            }
        }
        return found.stream().filter(event -> event.brand().equals(brand)).toList();
    }

    private static VoiceCoverage parse(byte[] value) {
        try {
            return io.heartline.contracts.EventJson.read(value, VoiceCoverage.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("NullAway") // absent until it arrives, which is what the tests wait for
    private ConsumerRecord<String, byte[]> record(UUID id) {
        return topics.read(Topic.VOICE_COVERAGE.wire()).stream()
                .filter(sent -> Topics.header(sent, "ce_id").equals(id.toString()))
                .findFirst()
                .orElse(null);
    }

    private List<ConsumerRecord<String, byte[]>> erasuresOf(UUID customer) {
        return topics.read("erasures").stream()
                .filter(sent -> customer.toString().equals(sent.key()))
                .toList();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions();
    }
}
