package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;
import java.util.List;

/**
 * When nobody is disturbed, by the clock on the customer's wall.
 *
 * @param from the first quiet time, as {@code HH:mm}
 * @param to the first time that is not quiet any more; before {@code from}, the quiet lasts over midnight
 * @param messageClasses which classes keep quiet; transactional messages never do
 * @param exceptChannels channels that speak only to those who are there anyway, and so disturb nobody
 */
public record QuietHours(
        @JsonFormat(pattern = "HH:mm") LocalTime from,
        @JsonFormat(pattern = "HH:mm") LocalTime to,
        List<MessageClass> messageClasses,
        List<String> exceptChannels) {
    /** Refuses hours that begin when they end: that could be read as never or as always. */
    public QuietHours {
        Checks.present(from, "from");
        Checks.present(to, "to");
        if (from.equals(to)) {
            throw new IllegalArgumentException("from equals to; leave quietHours out to have none");
        }
        messageClasses = Checks.copy(messageClasses);
        exceptChannels = Checks.copy(exceptChannels);
        exceptChannels.forEach(channel -> Checks.slug(channel, "exceptChannels"));
    }

    /** Whether a message of this class and channel keeps quiet. */
    boolean cover(MessageClass messageClass, String channel) {
        return messageClass != MessageClass.TRANSACTIONAL
                && messageClasses.contains(messageClass)
                && !exceptChannels.contains(channel);
    }

    /** Whether this time of the day is quiet. */
    boolean contain(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
