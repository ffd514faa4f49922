package io.heartline.metrics.policy;

import io.heartline.metrics.ledger.Policy;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy to be made.
 *
 * @param lossAversion by how much more a loss weighs than a gain, 0.1 to 100
 * @param note why it is made
 * @param stakes what causes are worth; what is not listed is worth nothing
 */
public record PolicyRequest(
        @NotNull @DecimalMin("0.1") @DecimalMax("100") @Digits(integer = 3, fraction = 6)
        BigDecimal lossAversion,

        @Nullable @Size(max = 500) String note,
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Stake> stakes) {
    /**
     * What a cause is worth.
     *
     * @param cause {@code emotion} or {@code event:<type>}
     * @param touchpoint only there; everywhere else if absent
     * @param units signed for events; positive for {@code emotion}, whose sign is that of the sentiment
     */
    public record Stake(
            @NotNull
            @Size(max = 100)
            @Pattern(
                    regexp = "emotion|event:(custom:)?[a-z0-9]+(-[a-z0-9]+)*",
                    message = "is not emotion or event:<type>")
            String cause,

            @Nullable @Size(min = 1, max = 100) String touchpoint,

            @NotNull @DecimalMin("-1000") @DecimalMax("1000") @Digits(integer = 4, fraction = 6)
            BigDecimal units) {}

    /**
     * The stakes by where they lie.
     *
     * @throws InvalidInput if one is given twice, or emotion is worth less than nothing
     */
    Map<Policy.Key, BigDecimal> byKey() {
        Map<Policy.Key, BigDecimal> byKey = new HashMap<>();
        for (int i = 0; i < stakes.size(); i++) {
            var stake = stakes.get(i);
            if (stake.cause().equals(Policy.EMOTION) && stake.units().signum() < 0) {
                throw refused(i, "is negative: the sign of an emotion is that of its sentiment");
            }
            var key = new Policy.Key(stake.cause(), stake.touchpoint() == null ? "" : stake.touchpoint());
            if (byKey.put(key, stake.units()) != null) {
                throw refused(i, "is there already");
            }
        }
        return byKey;
    }

    private static InvalidInput refused(int index, String rule) {
        return new InvalidInput(
                "invalid",
                "The policy breaks a rule; see errors.",
                List.of(new Violation(null, "stakes[" + index + "]", "invalid", rule)));
    }
}
