package io.heartline.alerting.play;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a play gives, and how much of it in all.
 *
 * @param currency of all amounts, ISO 4217
 * @param offers the first that fits a customer is given
 * @param budget what is never exceeded
 */
public record Rewards(String currency, List<Offer> offers, Budget budget) {
    private static final int OFFERS_MAX = 30;
    private static final int NAME_LENGTH_MAX = 120;
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");
    private static final Set<String> LANGUAGES = Set.of("en", "zh", "zh-hant");

    /** Refuses what cannot be counted. */
    public Rewards {
        Limits.check(currency != null && isCurrency(currency), "currency is a code of ISO 4217");
        Limits.check(offers != null && !offers.isEmpty() && offers.size() <= OFFERS_MAX, "there are 1 to 30 offers");
        Limits.check(budget != null, "rewards have a budget");
        offers = List.copyOf(offers);
    }

    /**
     * A reward for some customers.
     *
     * @param valueTier whose; everybody's if absent
     * @param preference for whom this means most; everybody if absent
     * @param name what it is, by language; at least in English
     * @param amount what it costs, above 0, with two decimals at most
     */
    public record Offer(
            @Nullable String valueTier, @Nullable Preference preference, Map<String, String> name, BigDecimal amount) {
        /** Refuses a reward without a name or a price. */
        public Offer {
            Limits.check(
                    name != null && name.containsKey("en") && LANGUAGES.containsAll(name.keySet()),
                    "a reward has a name in en, and may have one in zh and zh-hant");
            Limits.check(
                    name.values().stream()
                            .allMatch(text -> text != null && !text.isBlank() && text.length() <= NAME_LENGTH_MAX),
                    "names of rewards have 1 to 120 characters");
            checkAmount(amount, "amounts of offers");
            if (valueTier != null) {
                Limits.slug(valueTier, "value tiers");
            }
            name = Map.copyOf(name);
        }

        private boolean fits(String tier, Preference felt) {
            return (valueTier == null || valueTier.equals(tier)) && (preference == null || preference == felt);
        }

        /** What it is called in a language: the nearest that there is. */
        public String nameIn(String language) {
            var exact = name.get(language);
            var simplified = language.startsWith("zh") ? name.get("zh") : null;
            if (exact != null) {
                return exact;
            }
            return simplified == null ? name.getOrDefault("en", "") : simplified;
        }
    }

    /**
     * What is spent at most.
     *
     * @param amount in the currency of the rewards
     * @param period in which: a calendar day, week, month, quarter or year of UTC
     */
    public record Budget(BigDecimal amount, Period period) {
        /** Refuses a budget that nothing could be given of. */
        public Budget {
            checkAmount(amount, "amount of the budget");
            Limits.check(period != null, "a budget has a period");
        }
    }

    private static void checkAmount(@Nullable BigDecimal amount, String field) {
        Limits.check(
                amount != null && amount.signum() > 0 && amount.scale() <= 2 && amount.compareTo(AMOUNT_MAX) <= 0,
                field + " is above 0, at most a thousand million, with two decimals");
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }

    /** The first offer that fits a customer; empty if none does. */
    public Optional<Offer> offerFor(String valueTier, Preference preference) {
        return offers.stream()
                .filter(offer -> offer.fits(valueTier, preference))
                .findFirst();
    }
}
