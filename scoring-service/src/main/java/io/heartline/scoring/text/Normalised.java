package io.heartline.scoring.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/**
 * A text with compatibility forms folded (full width to half width, ligatures, traditional to simplified Chinese) whose
 * every code point knows the code point of the given text that it came from. Letter case is kept.
 */
final class Normalised {
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private int[] codePoints;
    private int[] origins;
    private int size;
    private final int length;

    private Normalised(String text) {
        codePoints = new int[text.length() + 16];
        origins = new int[text.length() + 16];
        int at = 0;
        for (int i = 0; i < text.length(); at++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            fold(c, at);
        }
        length = at;
    }

    static Normalised of(String text) {
        return new Normalised(text);
    }

    /** Number of normalised code points. */
    int size() {
        return size;
    }

    /** Number of code points of the given text. */
    int length() {
        return length;
    }

    /** The normalised code point at an index, or −1 outside. */
    int at(int index) {
        return index >= 0 && index < size ? codePoints[index] : -1;
    }

    /** The index in the given text of the code point that the one at {@code index} came from. */
    int origin(int index) {
        return index < size ? origins[index] : length;
    }

    private void fold(int c, int at) {
        if (c < 0x80 || emojiLike(c)) {
            add(c, at);
        } else if (c >= 0x3400 && c <= 0x9FFF) {
            add(Simplified.of(c), at);
        } else if (!invisible(c)) {
            var folded = NFKC.normalize(Character.toString(c));
            for (int i = 0; i < folded.length(); ) {
                int f = folded.codePointAt(i);
                i += Character.charCount(f);
                add(straight(Simplified.of(f)), at);
            }
        }
    }

    private static boolean emojiLike(int c) {
        return (c >= 0x1F000 && c <= 0x1FAFF) || c == 0x200D || c == 0xFE0F;
    }

    private static boolean invisible(int c) {
        return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0xAD || c == 0x2060;
    }

    private static int straight(int c) {
        return switch (c) {
            case 0x2018, 0x2019, 0x02BC -> '\'';
            case 0x201C, 0x201D -> '"';
            case 0x3002 -> '.';
            case 0x3001 -> ',';
            case 0x3010 -> '[';
            case 0x3011 -> ']';
            default -> c;
        };
    }

    private void add(int c, int at) {
        if (size == codePoints.length) {
            codePoints = Arrays.copyOf(codePoints, 2 * size);
            origins = Arrays.copyOf(origins, 2 * size);
        }
        codePoints[size] = c;
        origins[size++] = at;
    }
}
