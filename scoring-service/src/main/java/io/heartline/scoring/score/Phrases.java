package io.heartline.scoring.score;

import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Texts;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases of named groups in texts. The phrases are a trie of tokens, so that a text is walked once, however many
 * phrases there are.
 */
final class Phrases {
    private static final String GAP = "*";
    private static final int GAP_MAX = 3;
    private static final int PLURAL_LENGTH_MIN = 3;

    /**
     * A phrase found.
     *
     * @param group the name of its group
     * @param strength the number behind the name of its group, 1 if there is none
     * @param polarity 1 if the phrase praises by itself, −1 if it blames, 0 if it does neither
     * @param from its first token
     * @param to the token after its last
     */
    record Hit(String group, double strength, int polarity, int from, int to) {}

    private record Term(String group, double strength, int polarity) {}

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private @Nullable Node gap;
        private @Nullable Term term;
    }

    private final Node root = new Node();

    private Phrases(String resource) {
        var group = "";
        double strength = 1;
        for (var line : text(resource).split("\n", -1)) {
            if (line.startsWith("[")) {
                var heading = line.substring(1, line.indexOf(']')).split(" ", -1);
                group = heading[0];
                strength = heading.length > 1 ? Double.parseDouble(heading[1]) : 1;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                for (var phrase : line.split(",", -1)) {
                    add(group, strength, phrase.strip());
                }
            }
        }
    }

    /**
     * Reads the phrases of a resource: {@code [group strength]}, then phrases separated by commas. A phrase is read like a
     * text. An asterisk in it stands for up to three tokens of the same clause; a plus or minus at its end says that the
     * phrase praises or blames by itself. The plural of an English word is found by its singular.
     */
    static Phrases of(String resource) {
        return new Phrases(resource);
    }

    /** All phrases in a text, in its order; of two that overlap the one that begins first, then the longer one. */
    List<Hit> in(Reading reading) {
        return in(reading, 0, reading.tokens().size());
    }

    /** The phrases that begin and end between two tokens, in their order. */
    List<Hit> in(Reading reading, int from, int to) {
        var tokens = reading.tokens();
        List<Hit> hits = List.of();
        var search = new Search(tokens, to);
        for (int i = from; i < to; ) {
            var first = root.next.get(tokens.get(i).form());
            var term = first == null ? null : search.longest(first, i + 1);
            if (term == null) {
                i++;
            } else {
                if (hits.isEmpty()) {
                    hits = new ArrayList<>();
                }
                hits.add(new Hit(term.group(), term.strength(), term.polarity(), i, search.end));
                i = search.end;
            }
        }
        return hits;
    }

    /** One walk; remembers the longest phrase that fits. */
    private static final class Search {
        private final List<Token> tokens;
        private final int limit;
        private int end;
        private @Nullable Term found;

        private Search(List<Token> tokens, int limit) {
            this.tokens = tokens;
            this.limit = limit;
        }

        private @Nullable Term longest(Node node, int index) {
            end = 0;
            found = null;
            walk(node, index);
            return found;
        }

        private void walk(Node node, int index) {
            if (node.term != null && index > end) {
                end = index;
                found = node.term;
            }
            if (index < limit) {
                var next = node.next.get(tokens.get(index).form());
                if (next != null) {
                    walk(next, index + 1);
                }
                if (node.gap != null) {
                    leap(node.gap, index);
                }
            }
        }

        private void leap(Node after, int index) {
            for (int i = index; i < limit && i <= index + GAP_MAX; i++) {
                var token = tokens.get(i);
                if (i > index && Clauses.ends(tokens.get(i - 1))) {
                    return;
                }
                var next = after.next.get(token.form());
                if (next != null) {
                    walk(next, i + 1);
                }
            }
        }
    }

    private void add(String group, double strength, String phrase) {
        int polarity = phrase.endsWith("+") ? 1 : phrase.endsWith("-") ? -1 : 0;
        var tokens = Texts.read(polarity == 0 ? phrase : phrase.substring(0, phrase.length() - 1))
                .tokens();
        if (tokens.isEmpty()) {
            throw new IllegalStateException("a group of phrases has an empty one: " + group);
        }
        var node = root;
        for (var token : tokens) {
            node = token.form().equals(GAP) ? gap(node) : step(node, token);
        }
        node.term = new Term(group, strength, polarity);
    }

    private static Node gap(Node node) {
        var gap = node.gap == null ? new Node() : node.gap;
        node.gap = gap;
        return gap;
    }

    private static Node step(Node node, Token token) {
        var next = node.next.computeIfAbsent(token.form(), form -> new Node());
        if (token.kind() == TokenKind.WORD && token.form().length() >= PLURAL_LENGTH_MIN) {
            node.next.putIfAbsent(token.form() + "s", next);
        }
        return next;
    }

    private static String text(String resource) {
        try (var in = Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
