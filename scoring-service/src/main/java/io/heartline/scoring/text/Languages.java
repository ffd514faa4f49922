package io.heartline.scoring.text;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Locale;

/** Names the language of a text. Safe for use by many threads. */
public final class Languages {
    /** The tag of a language that could not be told. */
    public static final String UNKNOWN = "und";

    /** More tells no more, and the detector's time grows with the length. */
    private static final int READ_MAX = 400;

    /** A Chinese character says about as much as two letters. */
    private static final int LETTERS_PER_HAN = 2;

    /** A text that is almost as likely English as another language is taken for English. */
    private static final double ALMOST_ENGLISH = 0.92;

    private final LanguageDetector detector;

    /**
     * Loads the detector. Besides the languages that there are models of it knows those that customers most likely write
     * otherwise, so that a text of another language is recognised as one; the rest comes out as the nearest of these.
     */
    public Languages() {
        detector = LanguageDetectorBuilder.fromLanguages(
                        Language.ARABIC,
                        Language.CHINESE,
                        Language.DUTCH,
                        Language.ENGLISH,
                        Language.FRENCH,
                        Language.GERMAN,
                        Language.ITALIAN,
                        Language.JAPANESE,
                        Language.KOREAN,
                        Language.PORTUGUESE,
                        Language.RUSSIAN,
                        Language.SPANISH)
                .withLowAccuracyMode()
                .build();
    }

    /**
     * Whether most of what a text says is written in Chinese characters and nothing in a script of Japanese or Korean.
     */
    public static boolean chinese(Reading reading) {
        return reading.han() > 0
                && reading.han() * LETTERS_PER_HAN >= reading.letters()
                && reading.tokens().stream().noneMatch(Languages::neighbouring);
    }

    /** Whether most of what a text says is written in Latin letters. */
    public static boolean latin(Reading reading) {
        int latin = 0;
        for (var token : reading.tokens()) {
            latin += token.kind() == TokenKind.WORD && script(token) == Character.UnicodeScript.LATIN
                    ? token.end() - token.start()
                    : 0;
        }
        return latin > reading.han() * LETTERS_PER_HAN && 2 * latin > reading.letters();
    }

    /**
     * Detects the language of a text.
     *
     * @param text any text
     * @return its BCP 47 tag, or {@link #UNKNOWN}
     */
    public String detect(String text) {
        var some = text.length() > READ_MAX ? text.substring(0, READ_MAX) : text;
        var likely = detector.computeLanguageConfidenceValues(some);
        if (likely.isEmpty()) {
            return UNKNOWN;
        }
        // The first is the most likely and has 1; names and abbreviations make English look like its neighbours.
        var first = likely.firstKey();
        var language = likely.getOrDefault(Language.ENGLISH, 0.0) >= ALMOST_ENGLISH ? Language.ENGLISH : first;
        return language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean neighbouring(Token token) {
        if (token.kind() != TokenKind.WORD) {
            return false;
        }
        var script = script(token);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL;
    }

    private static Character.UnicodeScript script(Token token) {
        return Character.UnicodeScript.of(token.form().codePointAt(0));
    }
}
