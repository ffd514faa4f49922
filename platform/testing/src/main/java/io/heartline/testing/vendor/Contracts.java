package io.heartline.testing.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What vendors demand of a request, from their documents; written apart from the code that is checked with it. */
final class Contracts {
    private static final Duration SKEW = Duration.ofHours(1);
    private static final Duration WEBHOOK_SKEW = Duration.ofMinutes(5);

    private final String secret;
    private final Instant now;

    Contracts(String secret, Instant now) {
        this.secret = secret;
        this.now = now;
    }

    Verdict judge(Vendor vendor, Call call) {
        try {
            if (!call.header("content-type").startsWith("application/json")) {
                throw new Breach("the content is not said to be JSON");
            }
            return switch (vendor) {
                case WEBHOOK -> webhook(call);
                case PAGERDUTY -> pagerDuty(call);
                case ALERTMANAGER -> alertmanager(call);
                case SLACK -> slack(call);
                case TEAMS -> teams(call);
                case FEISHU -> feishu(call);
                case DINGTALK -> dingTalk(call);
                case WECOM -> weCom(call);
            };
        } catch (Breach e) {
            return vendor.refused(e.getMessage());
        }
    }

    private Verdict webhook(Call call) {
        var id = call.header("webhook-id");
        var timestamp = call.header("webhook-timestamp");
        demand(id.startsWith("msg_"), "there is no webhook-id");
        recent(timestamp, 1000, WEBHOOK_SKEW);
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        var signed = new byte[head.length + call.raw().length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(call.raw(), 0, signed, head.length, call.raw().length);
        var expected = "v1," + hmac(key, signed);
        demand(
                List.of(call.header("webhook-signature").split(" ", -1)).contains(expected),
                "the webhook-signature does not fit");
        return Vendor.WEBHOOK.taken(id, text(call.body(), "type"));
    }

    private Verdict pagerDuty(Call call) {
        var body = call.body();
        only(
                body,
                Set.of(
                        "routing_key",
                        "event_action",
                        "dedup_key",
                        "payload",
                        "client",
                        "client_url",
                        "links",
                        "images"));
        demand(text(body, "routing_key").equals(secret), "the routing_key is another");
        var action = text(body, "event_action");
        demand(Set.of("trigger", "acknowledge", "resolve").contains(action), "event_action is none");
        var key = text(body, "dedup_key");
        demand(key.length() <= 255, "dedup_key has more than 255 characters");
        demand(call.length() <= 512 * 1024, "the event has more than 512 KB");
        if (action.equals("trigger")) {
            var payload = body.path("payload");
            only(
                    payload,
                    Set.of(
                            "summary",
                            "source",
                            "severity",
                            "timestamp",
                            "component",
                            "group",
                            "class",
                            "custom_details"));
            demand(text(payload, "summary").length() <= 1024, "summary has more than 1024 characters");
            text(payload, "source");
            demand(
                    Set.of("critical", "error", "warning", "info").contains(text(payload, "severity")),
                    "severity is none of the four");
            instant(text(payload, "timestamp"));
        }
        return Vendor.PAGERDUTY.taken(key, action);
    }

    private Verdict alertmanager(Call call) {
        demand(call.body().isArray() && !call.body().isEmpty(), "the body is no array of alerts");
        String event = "";
        String key = "";
        for (var alert : call.body()) {
            only(alert, Set.of("labels", "annotations", "startsAt", "endsAt", "generatorURL"));
            demand(alert.path("labels").has("alertname"), "an alert has no alertname");
            for (var part : List.of("labels", "annotations")) {
                alert.path(part).properties().forEach(label -> {
                    demand(label.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]*"), "a name of a label is none");
                    demand(label.getValue().isTextual(), "a label is no text");
                });
            }
            instant(text(alert, "startsAt"));
            event = "firing";
            if (alert.has("endsAt")) {
                event = instant(text(alert, "endsAt")).isAfter(now) ? "firing" : "resolved";
            }
            key = alert.path("labels").toString();
        }
        return Vendor.ALERTMANAGER.taken(key, event);
    }

    private Verdict slack(Call call) {
        var body = call.body();
        only(body, Set.of("text", "blocks"));
        text(body, "text");
        demand(body.path("blocks").size() <= 50, "there are more than 50 blocks");
        for (var block : body.path("blocks")) {
            var text = block.path("text").path("text").asText();
            switch (text(block, "type")) {
                case "header" ->
                    demand(text.length() <= 150 && !text.isEmpty(), "a header has not 1 to 150 characters");
                case "section" ->
                    demand(text.length() <= 3000 && !text.isEmpty(), "a section has not 1 to 3000 characters");
                case "actions" -> demand(block.path("elements").size() <= 25, "there are more than 25 elements");
                default -> throw new Breach("a block is of an unknown type");
            }
            demand(!text.contains("<!"), "a text mentions a whole channel");
        }
        return Vendor.SLACK.taken("", first(text(body, "text")));
    }

    private Verdict teams(Call call) {
        var body = call.body();
        demand(text(body, "type").equals("message"), "type is not message");
        demand(call.length() <= 28 * 1024, "the message has more than 28 KB");
        var attachment = body.path("attachments").path(0);
        demand(
                text(attachment, "contentType").equals("application/vnd.microsoft.card.adaptive"),
                "there is no adaptive card");
        var card = attachment.path("content");
        demand(text(card, "type").equals("AdaptiveCard"), "the content is no adaptive card");
        text(card, "version");
        return Vendor.TEAMS.taken("", first(text(card.path("body").path(0), "text")));
    }

    private Verdict feishu(Call call) {
        var body = call.body();
        demand(call.length() <= 20 * 1024, "the body has more than 20 KB");
        var timestamp = text(body, "timestamp");
        recent(timestamp, 1000, SKEW);
        var key = (timestamp + "\n" + secret).getBytes(StandardCharsets.UTF_8);
        demand(text(body, "sign").equals(hmac(key, new byte[0])), "the sign does not fit");
        demand(text(body, "msg_type").equals("post"), "msg_type is not post");
        var post = body.path("content").path("post");
        demand(post.size() == 1, "there is not one language");
        return Vendor.FEISHU.taken("", first(text(post.iterator().next(), "title")));
    }

    private Verdict dingTalk(Call call) {
        var timestamp = call.query().getOrDefault("timestamp", "");
        recent(timestamp, 1, SKEW);
        var expected = hmac(
                secret.getBytes(StandardCharsets.UTF_8), (timestamp + "\n" + secret).getBytes(StandardCharsets.UTF_8));
        demand(expected.equals(call.query().get("sign")), "the sign does not fit");
        demand(!call.query().getOrDefault("access_token", "").isEmpty(), "there is no access_token");
        demand(text(call.body(), "msgtype").equals("text"), "msgtype is not text");
        return Vendor.DINGTALK.taken("", first(text(call.body().path("text"), "content")));
    }

    private Verdict weCom(Call call) {
        demand(!call.query().getOrDefault("key", "").isEmpty(), "there is no key");
        demand(text(call.body(), "msgtype").equals("text"), "msgtype is not text");
        var content = text(call.body().path("text"), "content");
        demand(content.getBytes(StandardCharsets.UTF_8).length <= 2048, "content has more than 2048 bytes");
        return Vendor.WECOM.taken("", first(content));
    }

    /** The state in brackets that a message in words begins with. */
    private static String first(String text) {
        int end = Math.max(text.indexOf(']'), text.indexOf('】'));
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private void recent(String timestamp, int millisPerUnit, Duration skew) {
        demand(timestamp.matches("\\d{1,15}"), "the timestamp is none");
        var at = Instant.ofEpochMilli(Long.parseLong(timestamp) * millisPerUnit);
        demand(Duration.between(at, now).abs().compareTo(skew) <= 0, "the timestamp is too far from now");
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Breach("a time is not RFC 3339");
        }
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        demand(value.isTextual() && !value.textValue().isEmpty(), field + " is missing");
        return value.textValue();
    }

    private static void only(JsonNode node, Set<String> known) {
        demand(node.isObject(), "there is no object");
        node.fieldNames().forEachRemaining(name -> demand(known.contains(name), name + " is unknown"));
    }

    private static void demand(boolean holds, String rule) {
        if (!holds) {
            throw new Breach(rule);
        }
    }

    private static String hmac(byte[] key, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** A rule that a request broke. */
    private static final class Breach extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Breach(String rule) {
            super(rule);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
