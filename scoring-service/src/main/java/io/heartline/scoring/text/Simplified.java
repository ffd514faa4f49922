package io.heartline.scoring.text;

import com.ibm.icu.text.Transliterator;

/** Turns traditional Chinese characters into simplified ones, one for one. */
final class Simplified {
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;
    private static final char[] TABLE = table();

    private Simplified() {}

    /** The simplified form of a character, or the character itself when there is none. */
    static int of(int codePoint) {
        return codePoint < FIRST || codePoint > LAST ? codePoint : TABLE[codePoint - FIRST];
    }

    /** ICU's rules are slow to apply and never look beyond a character that stands alone, so they are applied once. */
    private static char[] table() {
        var characters = new StringBuilder(2 * (LAST - FIRST + 1));
        for (int c = FIRST; c <= LAST; c++) {
            characters.append((char) c).append('\n');
        }
        var lines = Transliterator.getInstance("Traditional-Simplified")
                .transliterate(characters.toString())
                .split("\n", -1);
        var table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = lines[i].length() == 1 ? lines[i].charAt(0) : (char) (FIRST + i);
        }
        return table;
    }
}
