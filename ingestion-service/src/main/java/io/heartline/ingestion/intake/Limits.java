package io.heartline.ingestion.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What one item may hold. Lengths are in Unicode code points. */
public final class Limits {
    /** Items of one request. */
    public static final int ITEMS_MAX = 1_000;

    /** A text. */
    public static final int TEXT_LENGTH_MAX = 100_000;

    /** The survey question that a text answers. */
    public static final int QUESTION_LENGTH_MAX = 1_000;

    /** An id that a source made: of a record, a customer, an agent, a conversation. */
    public static final int IDENTIFIER_LENGTH_MAX = 256;

    /** The name of a product or a campaign. */
    public static final int NAME_LENGTH_MAX = 128;

    /** A slug. */
    public static final int SLUG_LENGTH_MAX = 64;

    /** A BCP 47 tag; RFC 5646 §4.4.1 asks for at least 35. */
    public static final int LANGUAGE_LENGTH_MAX = 35;

    /** Attributes of one item. */
    public static final int ATTRIBUTES_MAX = 32;

    /** The key of an attribute. */
    public static final int ATTRIBUTE_KEY_LENGTH_MAX = 64;

    /** The value of an attribute. */
    public static final int ATTRIBUTE_VALUE_LENGTH_MAX = 256;

    /** Ratings of one interaction. */
    public static final int RATINGS_MAX = 10;

    /** The bounds of a declared scale, on both sides of zero. */
    public static final double SCALE_BOUND = 1_000;

    /** Followers or readers of one interaction. */
    public static final long REACH_MAX = 10_000_000_000L;

    /** An amount of money, on both sides of zero. */
    public static final BigDecimal AMOUNT_BOUND = BigDecimal.valueOf(1_000_000_000_000L);

    /** Decimals of an amount of money. */
    public static final int AMOUNT_SCALE_MAX = 6;

    /** Days since a customer joined. */
    public static final int TENURE_DAYS_MAX = 36_500;

    /** How far ahead of ours the clock of a source may be. */
    public static final Duration FUTURE_MAX = Duration.ofMinutes(5);

    /** The earliest time at which something can have happened. */
    public static final Instant OCCURRED_AT_MIN = Instant.EPOCH;

    private Limits() {}
}
