package io.heartline.ingestion.survey;

import org.jspecify.annotations.Nullable;

/**
 * How many of those who could be asked are asked, and whom it favours.
 *
 * @param share of them, above 0 and at most 1
 * @param dimension the part of the profile by which strata are told apart; null to favour nobody
 * @param target the coverage (heard / active customers) that every stratum should have, above 0 and at most 1
 * @param dailyMax the most invitations of the survey on one UTC day; null for no such limit
 */
public record Sampling(
        double share,
        @Nullable String dimension,
        double target,
        @Nullable Integer dailyMax) {}
