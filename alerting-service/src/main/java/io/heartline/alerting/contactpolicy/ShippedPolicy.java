package io.heartline.alerting.contactpolicy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads the policy of the configuration. */
final class ShippedPolicy {
    private ShippedPolicy() {}

    static ContactPolicy of(ContactConfig config) {
        var quiet = config.quietFrom()
                .map(from -> new QuietHours(
                        from,
                        config.quietTo(),
                        sorted(config.quietClasses()),
                        config.quietExceptChannels().orElse(List.of())))
                .orElse(null);
        List<Cap> caps = new ArrayList<>();
        config.capPerDay().ifPresent(max -> caps.add(new Cap(null, null, CapWindow.DAY, max)));
        config.capPer30Days().ifPresent(max -> caps.add(new Cap(null, null, CapWindow.THIRTY_DAYS, max)));
        List<Gap> gaps = new ArrayList<>();
        config.npsGapDays().ifPresent(days -> gaps.add(new Gap(SurveyKind.NPS, days)));
        config.surveyGapDays().ifPresent(days -> gaps.add(new Gap(null, days)));
        var days = config.coolDownDays();
        var coolDown = days.isEmpty()
                ? null
                : new CoolDown(days.getAsInt(), config.coolDownSevereDays(), sorted(config.coolDownClasses()));
        return new ContactPolicy(config.defaultTimeZone(), quiet, caps, gaps, coolDown);
    }

    private static List<MessageClass> sorted(Collection<MessageClass> classes) {
        return classes.stream().sorted().toList();
    }
}
