package io.heartline.scoring.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that has been read.
 *
 * @param tokens in the order of the text
 * @param length of the text as given, in Unicode code points
 * @param letters how many letters outside the Han script it has; those of mentions and links do not count
 * @param han how many Chinese characters it has
 * @param emoji how many emoji tokens it has
 */
public record Reading(List<Token> tokens, int length, int letters, int han, int emoji) {

    /** Takes its own copy of the tokens. */
    public Reading {
        tokens = List.copyOf(tokens);
    }

    /** Whether there is anything in it that can express something: a letter, a Chinese character or an emoji. */
    public boolean speaks() {
        return letters + han + emoji > 0;
    }

    /** The same text from token {@code from} to before token {@code to}; offsets stay those of the whole text. */
    public Reading part(int from, int to) {
        return of(tokens.subList(from, to), length);
    }

    /** The same text without the tokens from {@code from} to before {@code to}; offsets stay those of the whole text. */
    public Reading without(int from, int to) {
        var left = new ArrayList<>(tokens.subList(0, from));
        left.addAll(tokens.subList(to, tokens.size()));
        return of(left, length);
    }

    private static Reading of(List<Token> some, int length) {
        int letters = 0;
        int han = 0;
        int emoji = 0;
        for (var token : some) {
            switch (token.kind()) {
                case WORD -> letters += token.end() - token.start();
                case HAN -> han++;
                case EMOJI -> emoji++;
                case MASK, MARK -> {}
            }
        }
        return new Reading(some, length, letters, han, emoji);
    }
}
