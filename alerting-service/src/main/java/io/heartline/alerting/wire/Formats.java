package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.ReceiverKind;

/** The formats of all kinds of receivers. */
public final class Formats {
    private Formats() {}

    /** How receivers of a kind are spoken to. */
    public static Format of(ReceiverKind kind) {
        return switch (kind) {
            case WEBHOOK -> new WebhookFormat();
            case PAGERDUTY -> new PagerDutyFormat();
            case ALERTMANAGER -> new AlertmanagerFormat();
            case SLACK -> new SlackFormat();
            case TEAMS -> new TeamsFormat();
            case FEISHU -> new FeishuFormat();
            case DINGTALK -> new DingTalkFormat();
            case WECOM -> new WeComFormat();
            case EMAIL -> new EmailFormat();
        };
    }
}
