package io.heartline.scoring.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Finds emoji, also those made of several code points, and gives skin tones and presentations one form. */
final class Emoji {
    private static final int JOINER = 0x200D;
    private static final int PRESENTATION = 0xFE0F;

    private Emoji() {}

    static boolean starts(int c) {
        return c >= 0x203C
                && (UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)
                        || UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR));
    }

    /** The index after the emoji that starts at {@code from}. */
    static int end(Normalised text, int from) {
        int i = from + 1;
        if (UCharacter.hasBinaryProperty(text.at(from), UProperty.REGIONAL_INDICATOR)) {
            return UCharacter.hasBinaryProperty(text.at(i), UProperty.REGIONAL_INDICATOR) ? i + 1 : i;
        }
        while (true) {
            while (modifies(text.at(i))) {
                i++;
            }
            if (text.at(i) != JOINER) {
                return i;
            }
            i += starts(text.at(i + 1)) || text.at(i + 1) == 0x2640 || text.at(i + 1) == 0x2642 ? 2 : 1;
        }
    }

    /** The first sign of the sequence: a shrugging woman and a shrugging man express the same. */
    static String form(Normalised text, int from, int end) {
        int flag = text.at(from + 1);
        return end == from + 2 && UCharacter.hasBinaryProperty(flag, UProperty.REGIONAL_INDICATOR)
                ? Character.toString(text.at(from)) + Character.toString(flag)
                : Character.toString(text.at(from));
    }

    private static boolean modifies(int c) {
        return c == PRESENTATION || (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0x20E3;
    }
}
