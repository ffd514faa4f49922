package io.heartline.alerting.receiver;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How a receiver is spoken to.
 *
 * <p>The limits per minute are what the vendors ask for or what is widely stated (DingTalk and WeCom: 20 messages a
 * minute and robot; Slack: about one a second and channel); the rest are our own restraint.
 */
public enum ReceiverKind {
    /** Standard Webhooks, signed. */
    WEBHOOK(600, false),
    /** PagerDuty Events API v2. */
    PAGERDUTY(120, false),
    /** Alertmanager API v2. */
    ALERTMANAGER(600, false),
    /** A Slack incoming webhook. */
    SLACK(60, true),
    /** A Microsoft Teams workflow that takes adaptive cards. */
    TEAMS(60, true),
    /** A custom bot of Feishu or Lark. */
    FEISHU(60, true),
    /** A group robot of DingTalk. */
    DINGTALK(20, true),
    /** A group robot of WeCom. */
    WECOM(20, true),
    /** E-mail. */
    EMAIL(60, false);

    private final int perMinute;
    private final boolean secretUrl;

    ReceiverKind(int perMinute, boolean secretUrl) {
        this.perMinute = perMinute;
        this.secretUrl = secretUrl;
    }

    /** The most messages that are sent within any minute, unless the receiver says otherwise. */
    public int perMinute() {
        return perMinute;
    }

    /** Whether whoever knows the URL may write: it is stored encrypted and never shown. */
    public boolean hasSecretUrl() {
        return secretUrl;
    }

    /** Whether people read the messages as they come, so that many at once are better told as one. */
    public boolean isRead() {
        return switch (this) {
            case SLACK, TEAMS, FEISHU, DINGTALK, WECOM, EMAIL -> true;
            case WEBHOOK, PAGERDUTY, ALERTMANAGER -> false;
        };
    }

    /** Whether it wants to know that somebody cares for an alert. */
    public boolean hearsAcknowledgements() {
        return switch (this) {
            case PAGERDUTY, SLACK, TEAMS, FEISHU, DINGTALK, WECOM -> true;
            case WEBHOOK, ALERTMANAGER, EMAIL -> false;
        };
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind that a wire name says.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static ReceiverKind of(String wire) {
        for (var kind : values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of receiver");
    }
}
