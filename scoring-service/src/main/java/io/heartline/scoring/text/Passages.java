package io.heartline.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Cuts long texts into passages that a model can read at once: whole sentences of one speaker, of about the same size; a
 * sentence that is too long by itself is cut after the marks within it, and where there are none, anywhere.
 */
public final class Passages {
    private static final String PAUSES = ".,;:!?…-)";

    private final List<Token> tokens;
    private final int max;
    private final List<Sentence> passages = new ArrayList<>();

    private Passages(List<Token> tokens, int max) {
        this.tokens = tokens;
        this.max = max;
    }

    /**
     * The passages of a text, in its order. Together they have every token once.
     *
     * @param text as it was read
     * @param reading of the same text
     * @param max how many tokens a passage has at most, 1 or more
     */
    public static List<Sentence> of(String text, Reading reading, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("a passage has at least one token");
        }
        var passages = new Passages(reading.tokens(), max);
        var sentences = Sentences.of(text, reading);
        for (int first = 0; first < sentences.size(); ) {
            int last = first;
            while (last + 1 < sentences.size()
                    && Objects.equals(
                            sentences.get(last + 1).speaker(),
                            sentences.get(first).speaker())) {
                last++;
            }
            passages.pack(sentences.subList(first, last + 1));
            first = last + 1;
        }
        return passages.passages;
    }

    /** What one speaker says at a stretch; passages of the same size say more than a full one and a rest. */
    private void pack(List<Sentence> sentences) {
        int size = sentences.getLast().to() - sentences.getFirst().from();
        int count = (size + max - 1) / max;
        int target = (size + count - 1) / count;
        Sentence open = null;
        for (var sentence : sentences) {
            if (open != null && (open.size() >= target || open.size() + sentence.size() > max)) {
                passages.add(open);
                open = null;
            }
            if (sentence.size() > max) {
                open = rest(sentence);
            } else {
                open = open == null ? sentence : join(open, sentence);
            }
        }
        if (open != null) {
            passages.add(open);
        }
    }

    /** Adds the pieces of a sentence that is too long, but for the last one. */
    private Sentence rest(Sentence sentence) {
        int from = sentence.from();
        while (sentence.to() - from > max) {
            int to = from + max;
            int half = from + max / 2;
            int pause = to;
            while (pause > half && !pauses(tokens.get(pause - 1))) {
                pause--;
            }
            to = pause > half ? pause : to;
            passages.add(part(sentence, from, to));
            from = to;
        }
        return part(sentence, from, sentence.to());
    }

    private static boolean pauses(Token token) {
        return token.kind() == TokenKind.MARK && PAUSES.indexOf(token.form().charAt(0)) >= 0;
    }

    private Sentence part(Sentence of, int from, int to) {
        return new Sentence(
                from, to, tokens.get(from).start(), tokens.get(to - 1).end(), of.speaker());
    }

    private static Sentence join(Sentence one, Sentence next) {
        return new Sentence(one.from(), next.to(), one.start(), next.end(), one.speaker());
    }
}
