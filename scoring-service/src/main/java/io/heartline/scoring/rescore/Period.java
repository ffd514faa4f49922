package io.heartline.scoring.rescore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which scores are meant.
 *
 * @param from of interactions that occurred then or later
 * @param to of interactions that occurred before
 * @param brands of these brands; null for all
 * @param language scored as this language, its primary tag; null for all
 */
@SuppressWarnings("ArrayRecordComponent") // an argument of SQL; nobody compares two of them
record Period(
        Instant from,
        Instant to,
        String @Nullable [] brands,
        @Nullable String language) {}
