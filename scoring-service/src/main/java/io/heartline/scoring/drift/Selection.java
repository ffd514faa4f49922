package io.heartline.scoring.drift;

import io.heartline.contracts.Channel;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which scores are looked at.
 *
 * @param model the version of the model, or of the shadow
 * @param from the first day, in UTC
 * @param to the last day
 * @param language the primary tag; null for all
 * @param channel null for all
 * @param brands whose scores the caller may see
 */
record Selection(
        String model,
        LocalDate from,
        LocalDate to,
        @Nullable String language,
        @Nullable Channel channel,
        Brands brands) {
    /** So many days are looked at, at most. */
    static final int DAYS_MAX = 366;

    private static final int DAYS_USUAL = 30;

    /**
     * What a caller asks for; without a period the last thirty days.
     *
     * @throws InvalidInput if the period is empty or longer than 366 days, or there is no such channel
     */
    static Selection of(
            String model,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String language,
            @Nullable String channel,
            Brands brands,
            LocalDate today) {
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(DAYS_USUAL - 1) : from;
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= DAYS_MAX) {
            throw new InvalidInput("invalid-period", "from is not up to " + DAYS_MAX + " days before to.");
        }
        return new Selection(
                model,
                first,
                last,
                language == null ? null : language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT),
                channel(channel),
                brands);
    }

    private static @Nullable Channel channel(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        try {
            return Channel.of(wire);
        } catch (IllegalArgumentException unknown) {
            var refusal = new InvalidInput("invalid-channel", "There is no such channel.");
            refusal.initCause(unknown);
            throw refusal;
        }
    }

    /** The same on other days. */
    Selection on(LocalDate first, LocalDate last) {
        return new Selection(model, first, last, language, channel, brands);
    }
}
