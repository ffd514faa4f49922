package io.heartline.scoring.score;

import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into clauses: at marks, and before words that turn the tide. */
final class Clauses {
    private static final String ENDS = ".!?;,…";
    private static final Set<String> TURNS = Set.of(
            "but",
            "however",
            "although",
            "though",
            "yet",
            "while",
            "whereas",
            "except",
            "despite",
            "unfortunately",
            "但",
            "却");
    private static final Set<String> TURNING_PAIRS = Set.of("可是", "不过", "然而", "只是", "就是", "虽然", "而且");

    /**
     * A run of tokens.
     *
     * @param from the first
     * @param to after the last
     */
    record Clause(int from, int to) {}

    private Clauses() {}

    /** The clauses of a text, in its order; none is empty. */
    static List<Clause> of(Reading reading) {
        var tokens = reading.tokens();
        var clauses = new ArrayList<Clause>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (ends(tokens.get(i))) {
                clauses.add(new Clause(from, i + 1));
                from = i + 1;
            } else if (i > from && turns(tokens, i)) {
                clauses.add(new Clause(from, i));
                from = i;
            }
        }
        if (from < tokens.size()) {
            clauses.add(new Clause(from, tokens.size()));
        }
        return clauses;
    }

    /** Whether a token is a mark that ends a clause. */
    static boolean ends(Token token) {
        return token.kind() == TokenKind.MARK && ENDS.indexOf(token.form().charAt(0)) >= 0;
    }

    private static boolean turns(List<Token> tokens, int i) {
        var token = tokens.get(i);
        return TURNS.contains(token.form())
                || (token.kind() == TokenKind.HAN
                        && i + 1 < tokens.size()
                        && TURNING_PAIRS.contains(
                                token.form() + tokens.get(i + 1).form()));
    }
}
