package io.heartline.localstack.demo;

import java.util.Locale;

/** How a text was meant by the one who wrote it. It steers who says it and which rating goes with it. */
enum Tone {
    DELIGHTED(Leaning.GOOD, 0.97),
    PLEASED(Leaning.GOOD, 0.8),
    SURPRISED(Leaning.GOOD, 0.85),
    NEUTRAL(Leaning.NONE, 0.55),
    MIXED(Leaning.NONE, 0.5),
    DISAPPOINTED(Leaning.BAD, 0.25),
    WORRIED(Leaning.BAD, 0.35),
    SAD(Leaning.BAD, 0.25),
    IRONIC(Leaning.BAD, 0.15),
    DISGUST(Leaning.BAD, 0.05),
    ANGRY(Leaning.BAD, 0.03);

    private final Leaning leaning;
    private final double mark;

    Tone(Leaning leaning, double mark) {
        this.leaning = leaning;
        this.mark = mark;
    }

    static Tone of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    Leaning leaning() {
        return leaning;
    }

    /** Where the writer stands on a scale, 0 at its worst and 1 at its best end. */
    double mark() {
        return mark;
    }

    /** Which way a tone leans. */
    enum Leaning {
        GOOD,
        NONE,
        BAD
    }
}
