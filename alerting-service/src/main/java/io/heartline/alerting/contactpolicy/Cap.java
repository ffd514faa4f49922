package io.heartline.alerting.contactpolicy;

import org.jspecify.annotations.Nullable;

/**
 * How many contacts there may be in a window. What no cap mentions is unlimited; {@code max} 0 means never.
 *
 * @param messageClass of which class, never transactional; absent for all classes together
 * @param channel by which channel; absent for all channels together
 * @param per the window
 * @param max how many, 0 to 1000
 */
public record Cap(
        @Nullable MessageClass messageClass, @Nullable String channel, CapWindow per, Integer max) {
    /** The largest cap; whoever wants more wants none. */
    static final int MAX = 1000;

    /** Refuses a cap that lacks its window or its number, and one of what is exempt. */
    public Cap {
        Checks.present(per, "per");
        Checks.present(max, "max");
        Checks.within(max, 0, MAX, "max");
        Checks.slug(channel, "channel");
        if (messageClass == MessageClass.TRANSACTIONAL) {
            throw new IllegalArgumentException("transactional messages are exempt and cannot be capped");
        }
    }

    /** Whether a message of this class and channel is under this cap. */
    boolean covers(MessageClass ofClass, String byChannel) {
        return ofClass != MessageClass.TRANSACTIONAL
                && (messageClass == null || messageClass == ofClass)
                && (channel == null || channel.equals(byChannel));
    }

    /** The slug of the rule. */
    String rule() {
        return "cap-per-" + per.wire();
    }

    /** What it limits, as in "survey messages by sms". */
    String subject() {
        return (messageClass == null ? "messages" : messageClass.wire() + " messages")
                + (channel == null ? "" : " by " + channel);
    }

    /** The cap in words that cannot be misread. */
    String words() {
        return max == 0 ? subject() + " are never sent" : "at most " + max + " " + subject() + " " + per.words();
    }
}
