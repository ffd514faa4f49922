package io.heartline.alerting.contactpolicy;

import java.time.Duration;
import java.util.List;

/**
 * How long a customer who complained is left alone.
 *
 * @param days after something negative, 1 to 365 of 24 hours each
 * @param severeDays after a severe intent such as a legal threat, at least {@code days}
 * @param messageClasses which classes wait; what answers the complaint is a service message and should not
 */
public record CoolDown(Integer days, Integer severeDays, List<MessageClass> messageClasses) {
    /** Refuses a cool-down without its lengths, and one that is shorter after worse. */
    public CoolDown {
        Checks.present(days, "days");
        Checks.present(severeDays, "severeDays");
        Checks.within(days, 1, Gap.DAYS_MAX, "days");
        Checks.within(severeDays, days, Gap.DAYS_MAX, "severeDays");
        messageClasses = Checks.copy(messageClasses);
    }

    boolean covers(MessageClass messageClass) {
        return messageClass != MessageClass.TRANSACTIONAL && messageClasses.contains(messageClass);
    }

    Duration length(boolean severe) {
        return Duration.ofDays(severe ? severeDays : days);
    }
}
