package io.heartline.scoring.linear;

import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Turns a text that has been read into hashed features. The trainer and the service call the same code, so that they
 * cannot differ; {@link #EXTRACTOR} is raised with every change and written into each model.
 */
public final class Features {
    /** The version of the features: a model trained with another one is refused. */
    public static final int EXTRACTOR = 1;

    private static final int PIECE_MIN = 2;
    private static final int PIECE_MAX = 5;
    private static final int PIECE_WORD_MAX = 24;
    private static final int NEGATION_REACH = 3;
    private static final int WORD_SEED = 0x1B873593;
    private static final int PIECE_SEED = 0x2545F491;
    private static final int NOT_SEED = 0x3C6EF372;
    private static final int STYLE_SEED = 0x510E527F;
    private static final Set<String> NEGATORS = Set.of(
            "not", "no", "never", "nothing", "none", "nobody", "neither", "nor", "without", "hardly", "barely",
            "cannot", "cant", "dont", "wont", "didnt", "doesnt", "isnt", "wasnt", "arent", "couldnt", "wouldnt",
            "havent", "hasnt");

    private final List<Token> tokens;
    private final int[] words;
    private final FeatureSink sink;

    private Features(Reading reading, FeatureSink sink) {
        this.tokens = reading.tokens();
        this.sink = sink;
        words = new int[tokens.size()];
        for (int i = 0; i < words.length; i++) {
            var token = tokens.get(i);
            words[i] = counts(token) ? hash(token.form(), 0, token.form().length(), WORD_SEED) : 0;
        }
    }

    /** Gives every feature of a text to the sink, always in the same order. */
    public static void of(Reading reading, FeatureSink sink) {
        var features = new Features(reading, sink);
        for (int i = 0; i < features.words.length; i++) {
            features.runs(i);
            features.pieces(i);
        }
        features.negated();
        features.style();
    }

    /** Runs of one to four tokens that begin here: to two for words, to four for Chinese characters. */
    private void runs(int i) {
        if (words[i] == 0) {
            return;
        }
        sink.take(FeatureGroup.WORDS, words[i], i, i + 1);
        int hash = words[i];
        boolean han = tokens.get(i).kind() == TokenKind.HAN;
        int reach = Math.min(words.length, i + 4);
        for (int j = i + 1; j < reach && words[j] != 0; j++) {
            han &= tokens.get(j).kind() == TokenKind.HAN;
            int run = j - i + 1;
            if (run > 2 && !han) {
                return;
            }
            hash = mix(hash * 31 + words[j]);
            sink.take(run == 2 ? FeatureGroup.WORDS : FeatureGroup.PIECES, hash, i, j + 1);
        }
    }

    /** The pieces of a word, unless the sink knows them by the word. */
    private void pieces(int i) {
        var token = tokens.get(i);
        if (token.kind() == TokenKind.WORD && !token.form().startsWith("<") && !sink.pieces(token.form(), i)) {
            pieces(token.form(), key -> sink.take(FeatureGroup.PIECES, key, i, i + 1));
        }
    }

    /** Gives every piece of a word with its ends marked, always in the same order. */
    static void pieces(String word, IntConsumer keys) {
        var form = word.length() > PIECE_WORD_MAX ? word.substring(0, PIECE_WORD_MAX) : word;
        var marked = "<" + form + ">";
        for (int size = PIECE_MIN; size <= PIECE_MAX; size++) {
            for (int from = 0; from + size <= marked.length(); from++) {
                keys.accept(hash(marked, from, from + size, PIECE_SEED));
            }
        }
    }

    /** Words in the reach of a negation, to the next mark. */
    private void negated() {
        int reach = 0;
        for (int i = 0; i < words.length; i++) {
            var token = tokens.get(i);
            if (token.kind() == TokenKind.MARK) {
                reach = 0;
            } else if (token.kind() == TokenKind.WORD) {
                if (reach > 0) {
                    sink.take(FeatureGroup.WORDS, mix(words[i] ^ NOT_SEED), i, i + 1);
                    reach--;
                }
                if (NEGATORS.contains(token.form()) || token.form().endsWith("n't")) {
                    reach = NEGATION_REACH;
                }
            }
        }
    }

    private void style() {
        for (int i = 0; i < words.length; i++) {
            var token = tokens.get(i);
            if (token.kind() == TokenKind.EMOJI) {
                var sense = EmojiSense.of(token.form());
                style(sense.isEmpty() ? "emoji" : sense, i, i + 1);
            }
            if (token.shouted()) {
                style("shouted", i, i + 1);
            }
            if (token.stretched()) {
                style("stretched" + token.kind(), i, i + 1);
            }
        }
        style("length" + Math.min(6, 31 - Integer.numberOfLeadingZeros(words.length + 1)), 0, 0);
    }

    private void style(String what, int from, int to) {
        sink.take(FeatureGroup.STYLE, hash(what, 0, what.length(), STYLE_SEED), from, to);
    }

    private static boolean counts(Token token) {
        return switch (token.kind()) {
            case WORD, HAN, EMOJI, MASK -> true;
            case MARK -> {
                char mark = token.form().charAt(0);
                yield mark == '!' || mark == '?' || mark == '~' || token.form().equals("...") || mark == '…';
            }
        };
    }

    private static int hash(String text, int from, int to, int seed) {
        int hash = seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
            hash ^= hash >>> 15;
        }
        return mix(hash);
    }

    /** The finaliser of MurmurHash3; never 0, which stands for "no feature". */
    private static int mix(int value) {
        int hash = value;
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        hash ^= hash >>> 16;
        return hash == 0 ? 1 : hash;
    }
}
