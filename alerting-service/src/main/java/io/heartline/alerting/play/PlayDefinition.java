package io.heartline.alerting.play;

import io.heartline.alerting.condition.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A play as data: whom it is for, what it does and when it must not.
 *
 * @param name what people call it
 * @param cause which alerts it answers
 * @param audience a condition about the customer and what happened, in the Common Expression Language
 * @param action what it does
 * @param variants ways of doing it, 1 to 10; each customer draws one
 * @param channels in order of preference; the first that the contact policy allows; empty if the receiver chooses
 * @param delay how long it waits after its proposal, at most three days
 * @param stops what keeps it from being sent
 * @param rewards what it gives; for actions that give something
 * @param approval whether a person must approve
 * @param modelDrafts whether a language model, if there is one, words the draft; then a person always approves
 * @param priority of several plays for one alert the highest is taken, 0 to 100
 * @param enabled whether it is followed
 */
public record PlayDefinition(
        String name,
        PlayCause cause,
        String audience,
        PlayAction action,
        List<Variant> variants,
        List<String> channels,
        Duration delay,
        Set<Stop> stops,
        @Nullable Rewards rewards,
        boolean approval,
        boolean modelDrafts,
        int priority,
        boolean enabled) {
    static final int NAME_LENGTH_MAX = 100;
    static final int VARIANTS_MAX = 10;
    static final int PRIORITY_MAX = 100;
    static final Duration DELAY_MAX = Duration.ofDays(3);

    private static final Set<String> CHANNELS = Set.of(
            "email",
            "sms",
            "push",
            "in-app",
            "chat",
            "social",
            "phone",
            "letter",
            "whatsapp",
            "wechat",
            "line",
            "receiver");

    /** Refuses what is outside its limits; the audience is checked where it is compiled. */
    public PlayDefinition {
        Limits.check(!name.isBlank() && name.length() <= NAME_LENGTH_MAX, "name has 1 to 100 characters");
        Limits.check(
                !audience.isBlank() && audience.length() <= Condition.LENGTH_MAX, "audience has 1 to 1000 characters");
        Limits.check(!variants.isEmpty() && variants.size() <= VARIANTS_MAX, "there are 1 to 10 variants");
        Limits.check(
                variants.stream().map(Variant::id).collect(Collectors.toSet()).size() == variants.size(),
                "ids of variants differ");
        Limits.check(
                CHANNELS.containsAll(channels) && Set.copyOf(channels).size() == channels.size(),
                "channels are known and differ");
        Limits.check(!delay.isNegative() && delay.compareTo(DELAY_MAX) <= 0, "delay is between PT0S and PT72H");
        Limits.check(
                (rewards != null) == action.gives(), "compensate and reward have rewards, and no other action has");
        Limits.check(approval || !modelDrafts, "what a model drafts is always approved by a person");
        Limits.check(priority >= 0 && priority <= PRIORITY_MAX, "priority is between 0 and 100");
        variants = List.copyOf(variants);
        channels = List.copyOf(channels);
        stops = Set.copyOf(stops);
    }
}
