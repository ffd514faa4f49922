package io.heartline.alerting.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.receiver.ReceiverKind;
import io.heartline.alerting.receiver.Tongue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {
    private static final Instant NOW = Instant.ofEpochSecond(1788220800L);
    private static final String ID = "0198c0de-0000-7000-8000-000000000001";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "alert.fired, trigger",
        "alert.escalated, trigger",
        "alert.acknowledged, acknowledge",
        "alert.resolved, resolve",
        "case.opened, trigger",
        "case.reopened, trigger",
        "case.overdue, trigger",
        "case.escalated, trigger",
        "case.acknowledged, acknowledge",
        "case.closed, resolve"
    })
    void pagerduty_hears_every_step_under_one_key(String type, String action) {
        // when
        var event = body(send(ReceiverKind.PAGERDUTY, Tongue.EN, alert(type)));

        assertThat(event.path("event_action").asText()).isEqualTo(action);
        assertThat(event.path("dedup_key").asText()).isEqualTo(ID);
        assertThat(event.path("routing_key").asText()).isEqualTo("secret");
        assertThat(event.has("payload")).isEqualTo(action.equals("trigger"));
    }

    @ParameterizedTest
    @CsvSource({"10, critical", "9, critical", "8, error", "7, error", "6, warning", "4, warning", "3, info", "1, info"
    })
    void severity_has_four_steps(int severity, String step) {
        var alert = alert("alert.fired");
        data(alert).put("severity", severity);

        // when
        var event = body(send(ReceiverKind.PAGERDUTY, Tongue.EN, alert));

        assertThat(event.path("payload").path("severity").asText()).isEqualTo(step);
    }

    @Test
    void alertmanager_knows_an_alert_by_the_same_labels_until_its_end() {
        var fired = alert("alert.fired");
        var resolved = alert("alert.resolved");
        data(resolved).put("severity", 10).put("title", "Worse").put("resolvedAt", "2026-08-31T13:00:00.000Z");

        // when
        var before = body(send(ReceiverKind.ALERTMANAGER, Tongue.EN, fired)).path(0);
        var after = body(send(ReceiverKind.ALERTMANAGER, Tongue.EN, resolved)).path(0);

        assertThat(after.path("labels")).isEqualTo(before.path("labels"));
        assertThat(before.has("endsAt")).isFalse();
        assertThat(after.path("endsAt").asText()).isEqualTo("2026-08-31T13:00:00.000Z");
        assertThat(before.path("labels").properties().stream().map(label -> label.getKey()))
                .containsExactlyInAnyOrder("alertname", "alert_id", "brand", "kind", "severity");
        assertThat(before.path("labels").path("alertname").asText()).isEqualTo("HeartlineShock");
    }

    @Test
    void alertmanager_is_found_at_its_base_and_gets_its_proof() {
        var endpoint = Endpoint.of(ReceiverKind.ALERTMANAGER, URI.create("https://am.example/prefix/"), "Bearer t");

        // when
        var post = (Outgoing.Post) Formats.of(ReceiverKind.ALERTMANAGER)
                .outgoing(endpoint, "msg_1", alert("alert.fired").toString(), NOW);

        assertThat(post.url()).isEqualTo(URI.create("https://am.example/prefix/api/v2/alerts"));
        assertThat(post.headers()).containsEntry("authorization", "Bearer t");
    }

    @Test
    void the_name_of_a_product_mentions_nobody_in_slack() {
        var alert = alert("alert.fired");
        data(alert).put("title", "<!channel> & more");

        // when
        var message = body(send(ReceiverKind.SLACK, Tongue.EN, alert));

        assertThat(message.path("text").asText()).contains("&lt;!channel&gt; &amp; more");
        assertThat(message.path("blocks").path(1).toString()).doesNotContain("<!");
    }

    @Test
    void the_name_of_a_product_is_no_link_in_teams_and_brackets_stay() {
        var alert = alert("alert.fired");
        data(alert).put("title", "About [lumi](https://elsewhere.example)");

        // when
        var card = body(send(ReceiverKind.TEAMS, Tongue.EN, alert))
                .path("attachments")
                .path(0)
                .path("content");

        var headline = card.path("body").path(0).path("text").asText();
        assertThat(headline).startsWith("[FIRING ").endsWith("About [lumi] (https://elsewhere.example)");
    }

    @Test
    void dingtalk_is_signed_in_the_url() {
        var endpoint = Endpoint.of(
                ReceiverKind.DINGTALK,
                URI.create("https://oapi.dingtalk.com/robot/send?access_token=a"),
                "SECdingtalk");

        // when
        var post = (Outgoing.Post) Formats.of(ReceiverKind.DINGTALK)
                .outgoing(endpoint, "msg_1", alert("alert.fired").toString(), NOW);

        assertThat(post.url().getRawQuery())
                .isEqualTo("access_token=a&timestamp=1788220800000"
                        + "&sign=lFwNZssHTpj%2FNd7JAa%2FeWAe%2BfGQ9oxjJXiD2%2FHJ7%2F%2Fo%3D");
    }

    @Test
    void feishu_is_signed_in_the_body() {
        var endpoint = Endpoint.of(ReceiverKind.FEISHU, URI.create("https://open.feishu.cn/hook/x"), "feishu-secret");

        // when
        var message = body(Formats.of(ReceiverKind.FEISHU)
                .outgoing(endpoint, "msg_1", alert("alert.fired").toString(), NOW));

        assertThat(message.path("timestamp").asText()).isEqualTo("1788220800");
        assertThat(message.path("sign").asText()).isEqualTo("BbP5f4HG9rrtd5diAcD6pchDC1Uxf4E3+p3T9cTnES0=");
    }

    @Test
    void a_text_for_wecom_ends_at_2048_bytes_and_never_within_a_character() {
        var alert = alert("alert.fired");
        data(alert).put("kind", "another").put("title", "𝒳愤".repeat(900));

        // when
        var content = body(send(ReceiverKind.WECOM, Tongue.ZH, alert))
                .path("text")
                .path("content")
                .asText();

        assertThat(content.getBytes(StandardCharsets.UTF_8).length).isBetween(2030, 2048);
        assertThat(new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(content);
        assertThat(content).endsWith("…");
    }

    @ParameterizedTest
    @EnumSource(ReceiverKind.class)
    void whatever_is_in_an_alert_no_message_is_longer_than_its_vendor_takes(ReceiverKind kind) {
        var alert = alert("alert.fired");
        data(alert).put("title", "\"<&怒>\" ".repeat(2_000)).put("brand", "b".repeat(100));

        // when
        var sent = send(kind, Tongue.EN, alert);

        if (sent instanceof Outgoing.Post post && kind != ReceiverKind.WEBHOOK) {
            assertThat(post.body().length).isLessThan(20 * 1024);
        }
        if (sent instanceof Outgoing.Letter letter) {
            assertThat(letter.subject()).hasSizeLessThanOrEqualTo(200).doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ReceiverKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WEBHOOK", "ALERTMANAGER"})
    void a_chinese_receiver_reads_chinese(ReceiverKind kind) {
        // when
        var text = text(send(kind, Tongue.ZH, alert("alert.fired")));

        assertThat(text).contains("【告警 9/10】lantern-shop：一位客户遭遇严重问题").doesNotContain("FIRING");
    }

    @ParameterizedTest
    @EnumSource(ReceiverKind.class)
    void a_message_never_says_more_of_the_customer_than_it_was_handed(ReceiverKind kind) {
        // when
        var text = text(send(kind, Tongue.EN, alert("alert.fired")));

        assertThat(text).doesNotContain("customerId").doesNotContain("customer_id");
    }

    @Test
    void an_e_mail_has_the_same_id_for_every_attempt_and_is_threaded_by_alert() {
        // when
        var letter = (Outgoing.Letter) send(ReceiverKind.EMAIL, Tongue.EN, alert("alert.resolved"));

        assertThat(letter.to()).containsExactly("ops@example.com");
        assertThat(letter.messageId()).isEqualTo("<msg_1@heartline>");
        assertThat(letter.references()).isEqualTo("<alert_" + ID + "@heartline>");
        assertThat(letter.subject()).startsWith("[RESOLVED] lantern-shop: ");
    }

    private static ObjectNode alert(String type) {
        var message = JSON.createObjectNode().put("type", type).put("timestamp", "2026-08-31T12:00:00.000Z");
        message.putObject("data")
                .put("alertId", ID)
                .put("kind", "shock")
                .put("status", "firing")
                .put("severity", 9)
                .put("firedSeverity", 9)
                .put("brand", "lantern-shop")
                .put("title", "A customer suffered data-misuse")
                .put("firedAt", "2026-08-31T12:00:00.000Z")
                .put("link", "https://heartline.example/alerts/" + ID);
        return message;
    }

    private static ObjectNode data(ObjectNode message) {
        return (ObjectNode) message.path("data");
    }

    private static Outgoing send(ReceiverKind kind, Tongue tongue, ObjectNode message) {
        var secret = kind == ReceiverKind.WEBHOOK ? "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" : "secret";
        var endpoint = new Endpoint(
                kind, URI.create("https://vendor.example/path"), secret, List.of("ops@example.com"), tongue, 10);
        return Formats.of(kind).outgoing(endpoint, "msg_1", message.toString(), NOW);
    }

    private static JsonNode body(Outgoing sent) {
        try {
            return JSON.readTree(((Outgoing.Post) sent).body());
        } catch (IOException e) {
            throw new AssertionError("the body is no JSON", e);
        }
    }

    private static String text(Outgoing sent) {
        try {
            return switch (sent) {
                case Outgoing.Post post -> JSON.readTree(post.body()).toString();
                case Outgoing.Letter letter -> letter.subject() + "\n" + letter.text();
            };
        } catch (JsonProcessingException e) {
            throw new AssertionError("the body is no JSON", e);
        } catch (IOException e) {
            throw new AssertionError("the body cannot be read", e);
        }
    }
}
