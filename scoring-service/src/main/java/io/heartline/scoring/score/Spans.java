package io.heartline.scoring.score;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Sentences;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The parts of a text that are left out one at a time to explain its score: words where there are few, else clauses, else
 * sentences, else runs of sentences of about the same number.
 *
 * @param unit what the parts are
 * @param runs in the order of the text; they do not overlap
 */
record Spans(Unit unit, List<Clauses.Clause> runs) {
    /** The most parts, so that an explanation costs at most so many times what the score costs. */
    static final int SPANS_MAX = 64;

    private static final String LOUD = "!?~…";

    /** What a part of a text is. */
    enum Unit {
        WORD,
        CLAUSE,
        SENTENCE,
        SENTENCES
    }

    /**
     * The parts of a text.
     *
     * @param text as it was read
     * @param reading of the same text
     * @param counts whether a token counts; a part begins with one that does
     */
    static Spans of(String text, Reading reading, IntPredicate counts) {
        var words = heard(words(reading), counts);
        if (words.size() <= SPANS_MAX) {
            return new Spans(Unit.WORD, words);
        }
        var clauses = heard(Clauses.of(reading), counts);
        if (clauses.size() <= SPANS_MAX) {
            return new Spans(Unit.CLAUSE, clauses);
        }
        var sentences = heard(
                Sentences.of(text, reading).stream()
                        .map(sentence -> new Clauses.Clause(sentence.from(), sentence.to()))
                        .toList(),
                counts);
        return sentences.size() <= SPANS_MAX
                ? new Spans(Unit.SENTENCE, sentences)
                : new Spans(Unit.SENTENCES, merged(sentences));
    }

    private static List<Clauses.Clause> heard(List<Clauses.Clause> runs, IntPredicate counts) {
        return runs.stream().filter(run -> counts.test(run.from())).toList();
    }

    private static List<Clauses.Clause> merged(List<Clauses.Clause> sentences) {
        int each = (sentences.size() + SPANS_MAX - 1) / SPANS_MAX;
        var merged = new ArrayList<Clauses.Clause>();
        for (int i = 0; i < sentences.size(); i += each) {
            var last = sentences.get(Math.min(sentences.size(), i + each) - 1);
            merged.add(new Clauses.Clause(sentences.get(i).from(), last.to()));
        }
        return merged;
    }

    /** Every word, emoji, placeholder and loud mark; Chinese characters by the words that a dictionary finds in them. */
    private static List<Clauses.Clause> words(Reading reading) {
        var tokens = reading.tokens();
        var words = new ArrayList<Clauses.Clause>();
        for (int i = 0; i < tokens.size(); ) {
            int to = i + 1;
            if (tokens.get(i).kind() == TokenKind.HAN) {
                while (to < tokens.size() && follows(tokens, to)) {
                    to++;
                }
                chinese(tokens, i, to, words);
            } else if (tokens.get(i).kind() != TokenKind.MARK || loud(tokens.get(i))) {
                words.add(new Clauses.Clause(i, to));
            }
            i = to;
        }
        return words;
    }

    private static boolean follows(List<Token> tokens, int i) {
        return tokens.get(i).kind() == TokenKind.HAN
                && tokens.get(i - 1).end() == tokens.get(i).start();
    }

    private static boolean loud(Token mark) {
        return LOUD.indexOf(mark.form().charAt(0)) >= 0 || mark.form().equals("...");
    }

    private static void chinese(List<Token> tokens, int from, int to, List<Clauses.Clause> words) {
        var characters = new StringBuilder();
        for (var token : tokens.subList(from, to)) {
            characters.append(token.form());
        }
        var breaks = BreakIterator.getWordInstance(ULocale.CHINESE);
        breaks.setText(characters.toString());
        int first = from;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            int token = from + characters.codePointCount(0, end);
            words.add(new Clauses.Clause(first, token));
            first = token;
        }
    }
}
