package io.heartline.scoring.score;

import io.heartline.contracts.Span;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs that praise is meant the other way round: phrases of {@code lexicon/irony.txt}, praise in quotation marks, praise
 * that welcomes "another" of something, and the mark "/s". Each is an independent witness, so that the degree is
 * 1 − Π(1 − s).
 *
 * @param degree how surely something is meant ironically, 0 to 1
 * @param spans where the signs are, in the order of the text
 */
record Irony(double degree, List<Span> spans) {
    private static final Irony NONE = new Irony(0, List.of());
    private static final Phrases LEXICON = Phrases.of("/lexicon/irony.txt");
    private static final Set<String> PRAISE = Set.of(
            ("great awesome wonderful fantastic brilliant lovely perfect nice amazing excellent helpful professional"
                            + " friendly super fast quick customer 好 优质 贴心 高效 专业 良心 优秀 神 快 五星 热情 负责")
                    .split(" "));
    private static final Set<String> OPENERS =
            Set.of("great awesome wonderful fantastic brilliant lovely perfect nice amazing excellent cool".split(" "));
    private static final Set<String> MORE = Set.of("another", "yet", "more", "again");

    /** The group of phrases that only look like a sign. */
    private static final String SINCERE = "-";

    private static final double QUOTED = 0.5;
    private static final double ANOTHER = 0.7;
    private static final double MARKED = 0.9;
    private static final int QUOTED_MAX = 3;

    /** How much irony is believed that no rating confirms. */
    private static final double UNRATED = 0.6;

    /** Who praises ironically is angry rather than disgusted. */
    private static final double ANGER_SHARE = 0.7;

    private static final int JOY = 0;
    private static final int ANGER = 1;
    private static final int DISGUST = 5;

    Irony {
        spans = List.copyOf(spans);
    }

    /** The signs in a text. */
    static Irony of(Reading reading) {
        var tokens = reading.tokens();
        var spans = new ArrayList<Span>();
        double sincere = 1;
        for (var hit : LEXICON.in(reading)) {
            if (!hit.group().equals(SINCERE)) {
                sincere *= 1 - hit.strength();
                spans.add(span(tokens, hit.from(), hit.to()));
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            int to = sign(tokens, i);
            if (to > i) {
                sincere *= 1 - strength(tokens.get(i));
                spans.add(span(tokens, i, to));
            }
        }
        if (spans.isEmpty()) {
            return NONE;
        }
        spans.sort(Comparator.comparingInt(Span::start));
        return new Irony(1 - sincere, spans);
    }

    /**
     * What is left of a prediction when its praise is ironic. The more ironic the text and the worse its rating, the more of
     * the positive probability becomes negative, and of joy anger and disgust; between, nothing is certain any more. What
     * does not praise stays as it is.
     *
     * @param said about the text
     * @param rated the valence of the ratings that came with it, −1 to 1, if any did
     */
    Prediction applied(Prediction said, @Nullable Double rated) {
        double turned = degree * (rated == null ? UNRATED : (1 - rated) / 2);
        if (turned == 0 || said.valence() <= 0) {
            return said;
        }
        var sentiments = said.sentiments().clone();
        double praise = turned * sentiments[2];
        sentiments[2] -= praise;
        sentiments[0] += praise;
        var emotions = said.emotions().clone();
        double joy = turned * emotions[JOY];
        emotions[JOY] -= joy;
        emotions[ANGER] += ANGER_SHARE * joy;
        emotions[DISGUST] += (1 - ANGER_SHARE) * joy;
        return new Prediction(emotions, sentiments, said.nuances(), said.intensity(), said.known());
    }

    /** The token after a sign that begins here, or the index itself if none does. */
    private static int sign(List<Token> tokens, int i) {
        var form = tokens.get(i).form();
        return switch (form) {
            case "\"" -> quoted(tokens, i);
            case "/" -> marked(tokens, i) ? i + 2 : i;
            default -> OPENERS.contains(form) ? another(tokens, i) : i;
        };
    }

    private static double strength(Token first) {
        return switch (first.form()) {
            case "\"" -> QUOTED;
            case "/" -> MARKED;
            default -> ANOTHER;
        };
    }

    /** Praise alone within quotation marks. */
    private static int quoted(List<Token> tokens, int i) {
        boolean praise = false;
        var all = new StringBuilder();
        for (int k = i + 1; k < tokens.size() && k <= i + QUOTED_MAX + 1; k++) {
            var form = tokens.get(k).form();
            if (form.equals("\"")) {
                return praise || PRAISE.contains(all.toString()) ? k + 1 : i;
            }
            praise |= tokens.get(k).kind() == TokenKind.WORD && PRAISE.contains(form);
            all.append(form);
        }
        return i;
    }

    /** "/s" by itself at the end of what it marks. */
    private static boolean marked(List<Token> tokens, int i) {
        boolean alone = i == 0 || tokens.get(i - 1).end() < tokens.get(i).start();
        boolean followed = i + 1 < tokens.size()
                && tokens.get(i + 1).form().equals("s")
                && tokens.get(i + 1).start() == tokens.get(i).end();
        boolean ends = i + 2 >= tokens.size() || tokens.get(i + 2).kind() != TokenKind.WORD;
        return alone && followed && ends;
    }

    /** "Great, another …": praise, a mark, and more of it. */
    private static int another(List<Token> tokens, int i) {
        boolean marked = i + 2 < tokens.size() && tokens.get(i + 1).kind() == TokenKind.MARK;
        return marked && MORE.contains(tokens.get(i + 2).form()) ? i + 3 : i;
    }

    private static Span span(List<Token> tokens, int from, int to) {
        return new Span(tokens.get(from).start(), tokens.get(to - 1).end());
    }
}
