package io.heartline.alerting.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.receiver.ReceiverKind;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook | 204 | '' | accepted",
                "webhook | 400 | '' | declined",
                "webhook | 410 | '' | gone",
                "pagerduty | 202 | {\"status\":\"success\"} | accepted",
                "pagerduty | 400 | {\"status\":\"invalid event\"} | refused",
                "pagerduty | 429 | '' | declined",
                "pagerduty | 500 | '' | declined",
                "alertmanager | 200 | '' | accepted",
                "alertmanager | 400 | bad | refused",
                "alertmanager | 302 | '' | refused",
                "alertmanager | 503 | '' | declined",
                "slack | 200 | ok | accepted",
                "slack | 400 | invalid_payload | refused",
                "slack | 404 | no_service | gone",
                "slack | 404 | channel_not_found | gone",
                "slack | 410 | channel_is_archived | gone",
                "slack | 403 | action_prohibited | refused",
                "slack | 429 | '' | declined",
                "teams | 202 | '' | accepted",
                "teams | 200 | 1 | accepted",
                "teams | 200 | Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP"
                        + " error 429 with ContextId x | declined",
                "teams | 200 | Microsoft Teams endpoint returned HTTP error 403 | refused",
                "teams | 502 | '' | declined",
                "feishu | 200 | {\"code\":0} | accepted",
                "feishu | 200 | {\"StatusCode\":0} | accepted",
                "feishu | 200 | {\"code\":9499} | refused",
                "feishu | 200 | {\"code\":19021} | refused",
                "feishu | 200 | {\"code\":19001} | gone",
                "feishu | 200 | {\"code\":11232} | declined",
                "feishu | 200 | <html> | declined",
                "dingtalk | 200 | {\"errcode\":0} | accepted",
                "dingtalk | 200 | {\"errcode\":310000} | refused",
                "dingtalk | 200 | {\"errcode\":130101} | declined",
                "dingtalk | 200 | {\"errcode\":-1} | declined",
                "dingtalk | 200 | {\"errcode\":300005} | gone",
                "dingtalk | 500 | '' | declined",
                "wecom | 200 | {\"errcode\":0} | accepted",
                "wecom | 200 | {\"errcode\":93000} | gone",
                "wecom | 200 | {\"errcode\":45009} | declined",
                "wecom | 200 | {\"errcode\":40058} | refused",
                "wecom | 200 | '' | declined",
            })
    void every_answer_means_something(String kind, int status, String body, String expected) {
        var format = Formats.of(ReceiverKind.of(kind));

        // when
        var outcome = format.outcome(new Reply(status, null, body));

        assertThat(outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT)).isEqualTo(expected);
        assertThat(outcome.words()).doesNotContain("ContextId");
    }

    @Test
    void a_code_for_too_many_waits_a_minute_at_least() {
        var reply = new Reply(200, Duration.ofSeconds(5), "{\"errcode\":45009}");

        // when
        var outcome = Formats.of(ReceiverKind.WECOM).outcome(reply);

        assertThat(outcome).isEqualTo(new AttemptOutcome.Declined(200, Duration.ofMinutes(1), 45009));
    }
}
