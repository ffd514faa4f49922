package io.heartline.scoring.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.heartline.contracts.Speaker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into sentences, in one pass each: where Unicode's rules do (UAX #29, so also at line breaks), but not after
 * abbreviations; besides after dots and emoji that stand where a full stop would, and where the speaker of a transcript
 * changes.
 */
public final class Sentences {
    private static final Set<String> ABBREVIATIONS =
            Set.of("mr mrs ms dr prof st no nr vs etc approx dept inc ltd jr sr e.g i.e p.s g e".split(" "));

    /** Emoji that stand for a verb: "I ❤ New York" is one sentence. */
    private static final Set<String> VERBS = Set.of("❤ ♥ <3 💕 💖 🧡".split(" "));

    private static final Map<String, Speaker> LABELS = Map.ofEntries(
            Map.entry("agent", Speaker.AGENT),
            Map.entry("representative", Speaker.AGENT),
            Map.entry("advisor", Speaker.AGENT),
            Map.entry("adviser", Speaker.AGENT),
            Map.entry("operator", Speaker.AGENT),
            Map.entry("support", Speaker.AGENT),
            Map.entry("assistant", Speaker.AGENT),
            Map.entry("bot", Speaker.AGENT),
            Map.entry("客服", Speaker.AGENT),
            Map.entry("坐席", Speaker.AGENT),
            Map.entry("商家", Speaker.AGENT),
            Map.entry("卖家", Speaker.AGENT),
            Map.entry("助手", Speaker.AGENT),
            Map.entry("customer", Speaker.CUSTOMER),
            Map.entry("client", Speaker.CUSTOMER),
            Map.entry("caller", Speaker.CUSTOMER),
            Map.entry("user", Speaker.CUSTOMER),
            Map.entry("guest", Speaker.CUSTOMER),
            Map.entry("客户", Speaker.CUSTOMER),
            Map.entry("顾客", Speaker.CUSTOMER),
            Map.entry("用户", Speaker.CUSTOMER),
            Map.entry("买家", Speaker.CUSTOMER));

    private final String text;
    private final List<Token> tokens;
    private final int[] indices;
    private final BitSet starts = new BitSet();

    private Sentences(String text, Reading reading) {
        this.text = text;
        this.tokens = reading.tokens();
        this.indices = indices(text, tokens);
    }

    /**
     * The sentences of a text, in its order. Together they have every token once.
     *
     * @param text as it was read
     * @param reading of the same text
     */
    public static List<Sentence> of(String text, Reading reading) {
        return reading.tokens().isEmpty() ? List.of() : new Sentences(text, reading).cut();
    }

    private List<Sentence> cut() {
        starts.set(0);
        byUnicode();
        for (int i = 1; i < tokens.size(); i++) {
            if (rests(i - 1) && begins(i)) {
                starts.set(i);
            }
        }
        var speakers = speakers();
        var sentences = new ArrayList<Sentence>();
        Speaker speaker = null;
        for (int from = 0; from < tokens.size(); ) {
            int next = starts.nextSetBit(from + 1);
            int to = next < 0 ? tokens.size() : next;
            speaker = speakers.getOrDefault(from, speaker);
            sentences.add(new Sentence(
                    from, to, tokens.get(from).start(), tokens.get(to - 1).end(), speaker));
            from = to;
        }
        return sentences;
    }

    private void byUnicode() {
        var breaks = BreakIterator.getSentenceInstance(ULocale.ROOT);
        breaks.setText(text);
        int token = 0;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            while (token < indices.length && indices[token] < at) {
                token++;
            }
            if (token > 0 && token < indices.length && (!abbreviated(token) || newLine(token))) {
                starts.set(token);
            }
        }
    }

    /** Whether the full stop before a token belongs to an abbreviation. */
    private boolean abbreviated(int token) {
        return token > 1
                && tokens.get(token - 1).form().equals(".")
                && ABBREVIATIONS.contains(tokens.get(token - 2).form())
                && tokens.get(token - 2).end() == tokens.get(token - 1).start();
    }

    private boolean newLine(int token) {
        for (int i = indices[token] - 1; i > indices[token - 1] && Character.isWhitespace(text.charAt(i)); i--) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence may end with a token although it is no full stop: an ellipsis, or an emoji. */
    private boolean rests(int token) {
        var form = tokens.get(token).form();
        return switch (tokens.get(token).kind()) {
            case MARK -> form.equals("...") || form.startsWith("…");
            case EMOJI -> !VERBS.contains(form);
            case WORD, HAN, MASK -> false;
        };
    }

    /** Whether a token looks like the first of a sentence: a Chinese character, or a word with a capital. */
    private boolean begins(int token) {
        return switch (tokens.get(token).kind()) {
            case HAN -> true;
            case WORD -> capital(token);
            case EMOJI, MASK, MARK -> false;
        };
    }

    private boolean capital(int token) {
        return Character.isUpperCase(text.codePointAt(indices[token]));
    }

    /** The labels of speakers by token, each of which begins a sentence; none unless both sides have one. */
    private Map<Integer, Speaker> speakers() {
        var found = new HashMap<Integer, Speaker>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            var speaker = label(i);
            if (speaker != null && (starts.get(i) || capital(i) || rests(i - 1))) {
                found.put(i, speaker);
            }
        }
        if (!found.containsValue(Speaker.AGENT) || !found.containsValue(Speaker.CUSTOMER)) {
            return Map.of();
        }
        found.keySet().forEach(starts::set);
        return found;
    }

    private @Nullable Speaker label(int i) {
        var token = tokens.get(i);
        boolean han = token.kind() == TokenKind.HAN;
        int colon = han ? i + 2 : i + 1;
        if (colon >= tokens.size() || !tokens.get(colon).form().equals(":")) {
            return null;
        }
        return LABELS.get(han ? token.form() + tokens.get(i + 1).form() : token.form());
    }

    /** Where each token begins in the string. */
    private static int[] indices(String text, List<Token> tokens) {
        var indices = new int[tokens.size()];
        int index = 0;
        int codePoints = 0;
        for (int i = 0; i < indices.length; i++) {
            int ahead = tokens.get(i).start() - codePoints;
            index = text.offsetByCodePoints(index, ahead);
            codePoints += ahead;
            indices[i] = index;
        }
        return indices;
    }
}
