package io.heartline.testing.vendor;

import java.util.Locale;

/** Whom a server stands in for. */
public enum Vendor {
    WEBHOOK(204, ""),
    PAGERDUTY(202, "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"k\"}"),
    ALERTMANAGER(200, ""),
    SLACK(200, "ok"),
    TEAMS(202, ""),
    FEISHU(200, "{\"code\":0,\"msg\":\"success\",\"data\":{}}"),
    DINGTALK(200, "{\"errcode\":0,\"errmsg\":\"ok\"}"),
    WECOM(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

    private final int status;
    private final String answer;

    Vendor(int status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    /** The kind of receiver, as Heartline calls it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    Verdict taken(String key, String event) {
        return Verdict.taken(status, answer, key, event);
    }

    /** Refuses as this vendor does: by status, or by a code inside a 200. */
    Verdict refused(String rule) {
        return switch (this) {
            case WEBHOOK -> Verdict.refused(401, "", rule);
            case PAGERDUTY ->
                Verdict.refused(400, "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\"}", rule);
            case ALERTMANAGER, TEAMS -> Verdict.refused(400, "bad request", rule);
            case SLACK -> Verdict.refused(400, "invalid_payload", rule);
            case FEISHU -> Verdict.refused(200, "{\"code\":9499,\"msg\":\"Bad Request\"}", rule);
            case DINGTALK -> Verdict.refused(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}", rule);
            case WECOM -> Verdict.refused(200, "{\"errcode\":40058,\"errmsg\":\"invalid Request Parameter\"}", rule);
        };
    }

    /** Too many, as this vendor says it: by status, or by a code inside a 200. */
    Fault tooMany() {
        return switch (this) {
            case FEISHU -> new Fault(200, "{\"code\":11232,\"msg\":\"frequency limited\"}", "");
            case DINGTALK -> new Fault(200, "{\"errcode\":130101,\"errmsg\":\"send too fast\"}", "");
            case WECOM -> new Fault(200, "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}", "");
            case WEBHOOK, PAGERDUTY, ALERTMANAGER, SLACK, TEAMS -> new Fault(429, "", "1");
        };
    }
}
