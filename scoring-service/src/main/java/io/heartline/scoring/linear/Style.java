package io.heartline.scoring.linear;

import io.heartline.scoring.text.Reading;
import java.util.Set;

/** How strongly a text is put, in a few numbers from 0 to 1. */
public final class Style {
    /** How many numbers there are. */
    public static final int SIZE = 6;

    private static final double MANY = 3;
    private static final Set<String> STRONG = Set.of(
            "very",
            "so",
            "extremely",
            "absolutely",
            "completely",
            "totally",
            "utterly",
            "really",
            "worst",
            "best",
            "ever",
            "never",
            "always",
            "incredibly",
            "fucking",
            "damn",
            "insanely",
            "furious",
            "terrified",
            "devastated");
    private static final String STRONG_HAN = "太很极超最非死绝巨贼";

    private Style() {}

    /** Exclamation marks, shouted words, stretched words, emoji, words that strengthen, length. */
    public static double[] of(Reading reading) {
        int marks = 0;
        int shouted = 0;
        int stretched = 0;
        int strong = 0;
        for (var token : reading.tokens()) {
            marks += token.form().startsWith("!") ? token.form().length() : 0;
            shouted += token.shouted() ? 1 : 0;
            stretched += token.stretched() ? 1 : 0;
            strong += STRONG.contains(token.form()) || STRONG_HAN.contains(token.form()) ? 1 : 0;
        }
        return new double[] {
            some(marks),
            some(shouted),
            some(stretched),
            some(reading.emoji()),
            some(strong),
            Math.min(1, reading.tokens().size() / 64.0),
        };
    }

    private static double some(int count) {
        return Math.min(MANY, count) / MANY;
    }
}
