package io.heartline.localstack.browse;

import java.util.Locale;

/** What pages are looked at on. */
public enum Size {
    /** In the hand. */
    PHONE(390, 844),
    /** On the desk. */
    LAPTOP(1366, 900),
    /** On the wall, for all to see. */
    WALL(2560, 1440);

    private final int width;
    private final int height;

    Size(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** As file names say it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
