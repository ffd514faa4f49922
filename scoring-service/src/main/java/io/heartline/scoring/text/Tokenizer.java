package io.heartline.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts one normalised text into tokens, in one pass. */
final class Tokenizer {
    private static final int MENTION_MAX = 30;
    private static final int EMOTE_MAX = 12;
    private static final int NUMBER_KEPT_MAX = 2;

    private final Normalised text;
    private final List<Token> tokens = new ArrayList<>();
    private int letters;
    private int han;
    private int emoji;

    /** Where the hashtag ends that is being read. */
    private int hashtagEnd;

    Tokenizer(Normalised text) {
        this.text = text;
    }

    Reading read() {
        int i = 0;
        while (i < text.size()) {
            i = next(i);
        }
        return new Reading(tokens, text.length(), letters, han, emoji);
    }

    private int next(int i) {
        int c = text.at(i);
        if (isHan(c)) {
            han++;
            return add(TokenKind.HAN, Character.toString(c), i, i + 1);
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            return i + 1;
        }
        var face = Emoticons.at(text, i);
        if (!face.isEmpty()) {
            emoji++;
            return add(TokenKind.EMOJI, Emoticons.form(face), i, i + face.length());
        }
        if (Character.isLetterOrDigit(c)) {
            return link(i) ? mask("<link>", i, linkEnd(i)) : word(i);
        }
        if (Emoji.starts(c)) {
            emoji++;
            int end = Emoji.end(text, i);
            return add(TokenKind.EMOJI, Emoji.form(text, i, end), i, end);
        }
        if (c == '@' && wordly(text.at(i + 1))) {
            return mask("<user>", i, mentionEnd(i + 1));
        }
        if (c == '#') {
            hashtagEnd = hashtagEnd(i);
        }
        if (c == '[') {
            int end = emoteEnd(i);
            if (end > 0) {
                return emote(i, end);
            }
        }
        return mark(i);
    }

    private int emote(int i, int end) {
        if (isHan(text.at(i + 1))) {
            emoji++;
            return add(TokenKind.EMOJI, string(i, end), i, end);
        }
        return mask("<" + string(i + 1, end - 1).toLowerCase(Locale.ROOT) + ">", i, end);
    }

    private int word(int from) {
        int i = from;
        boolean digits = true;
        boolean upper = true;
        boolean stretched = false;
        int cased = 0;
        var form = new StringBuilder();
        while (i < text.size() && inWord(i) && !(i > from && i < hashtagEnd && humped(i))) {
            int c = text.at(i);
            digits &= Character.isDigit(c);
            if (Character.isLetter(c)) {
                cased++;
                upper &= Character.isUpperCase(c);
            }
            int low = Character.toLowerCase(c);
            if (i >= from + 2 && same(low, text.at(i - 1)) && same(low, text.at(i - 2)) && !Character.isDigit(c)) {
                stretched = true;
            } else {
                form.appendCodePoint(low);
            }
            i++;
        }
        if (text.at(i) == '@' && wordly(text.at(i + 1))) {
            return mask("<email>", from, linkEnd(i));
        }
        if (digits && i - from > NUMBER_KEPT_MAX) {
            return add(TokenKind.WORD, "<number>", from, i);
        }
        letters += cased;
        tokens.add(
                new Token(TokenKind.WORD, form.toString(), text.origin(from), end(i), upper && cased >= 2, stretched));
        return i;
    }

    /** The index after the letters and digits of a hashtag. */
    private int hashtagEnd(int from) {
        int i = from + 1;
        while (Character.isLetterOrDigit(text.at(i))) {
            i++;
        }
        return i;
    }

    /** Whether a new word begins within a hashtag: "#NeverAgain", "#TVShow". */
    private boolean humped(int i) {
        int c = text.at(i);
        int last = text.at(i - 1);
        return Character.isUpperCase(c)
                && (Character.isLowerCase(last)
                        || (Character.isUpperCase(last) && Character.isLowerCase(text.at(i + 1))));
    }

    private static boolean same(int low, int other) {
        return low == Character.toLowerCase(other);
    }

    private boolean inWord(int i) {
        int c = text.at(i);
        if (isHan(c)) {
            return false;
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || (c == '\'' && latin(text.at(i - 1)) && latin(text.at(i + 1)));
    }

    private static boolean latin(int c) {
        return Character.isLetter(c) && !isHan(c);
    }

    private int mark(int from) {
        int c = text.at(from);
        int i = from + 1;
        while (text.at(i) == c) {
            i++;
        }
        int run = i - from;
        var form = Character.toString(c).repeat(Math.min(run, c == '.' ? 3 : 2));
        tokens.add(new Token(TokenKind.MARK, form, text.origin(from), end(i), false, run >= 3));
        return i;
    }

    private boolean link(int i) {
        int c = text.at(i);
        return switch (c) {
            case 'h', 'H' -> starts(i, "http://") || starts(i, "https://");
            case 'w', 'W' -> starts(i, "www.");
            default -> false;
        };
    }

    private boolean starts(int i, String prefix) {
        for (int k = 0; k < prefix.length(); k++) {
            if (Character.toLowerCase(text.at(i + k)) != prefix.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private int linkEnd(int from) {
        int i = from;
        while (i < text.size() && text.at(i) > ' ' && text.at(i) < 0x2E80) {
            i++;
        }
        return i;
    }

    private int mentionEnd(int from) {
        int i = from;
        while (i < from + MENTION_MAX && wordly(text.at(i))) {
            i++;
        }
        return i;
    }

    /** Where a bracketed emote or placeholder that begins here ends, or −1 if it is no such thing. */
    private int emoteEnd(int from) {
        int i = from + 1;
        while (i <= from + EMOTE_MAX && (Character.isLetter(text.at(i)) || text.at(i) == '_' || text.at(i) == '-')) {
            i++;
        }
        return i > from + 1 && text.at(i) == ']' ? i + 1 : -1;
    }

    private static boolean wordly(int c) {
        return c == '_' || c == '-' || Character.isLetterOrDigit(c);
    }

    private static boolean isHan(int c) {
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF);
    }

    private int mask(String form, int from, int to) {
        return add(TokenKind.MASK, form, from, to);
    }

    private int add(TokenKind kind, String form, int from, int to) {
        tokens.add(new Token(kind, form, text.origin(from), end(to), false, false));
        return to;
    }

    /** The end of what the code points before {@code to} came from; one source code point may have become several. */
    private int end(int to) {
        return text.origin(to - 1) + 1;
    }

    private String string(int from, int to) {
        var string = new StringBuilder();
        for (int i = from; i < to; i++) {
            string.appendCodePoint(text.at(i));
        }
        return string.toString();
    }
}
