package io.heartline.scoring.score;

import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Texts;
import io.heartline.scoring.text.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds phrases of named groups in texts. */
final class Phrases {
    private static final int NEGATION_REACH = 2;
    private static final Set<String> NEGATORS = Set.of("not", "no", "never", "without", "别", "没", "不", "未");

    /**
     * A phrase found.
     *
     * @param group the name of its group
     * @param strength the number behind the name of its group, 1 if there is none
     * @param from its first token
     * @param to the token after its last
     * @param negated whether a negation stands just before it
     */
    record Hit(String group, double strength, int from, int to, boolean negated) {}

    private record Phrase(String group, double strength, List<String> forms) {}

    private final Map<String, List<Phrase>> byFirst = new HashMap<>();

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
                    add(group, strength, phrase);
                }
            }
        }
        byFirst.values()
                .forEach(some -> some.sort(
                        Comparator.comparingInt(phrase -> -phrase.forms().size())));
    }

    /** Reads the phrases of a resource: {@code [group strength]}, then phrases separated by commas. */
    static Phrases of(String resource) {
        return new Phrases(resource);
    }

    /** All phrases in a text, in its order; of two that overlap the one that begins first, then the longer one. */
    List<Hit> in(Reading reading) {
        var tokens = reading.tokens();
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < tokens.size(); ) {
            var phrase = at(tokens, i);
            if (phrase == null) {
                i++;
            } else {
                int to = i + phrase.forms().size();
                hits.add(new Hit(phrase.group(), phrase.strength(), i, to, negated(tokens, i)));
                i = to;
            }
        }
        return hits;
    }

    private @Nullable Phrase at(List<Token> tokens, int index) {
        for (var form :
                List.of(tokens.get(index).form(), singular(tokens.get(index).form()))) {
            for (var phrase : byFirst.getOrDefault(form, List.of())) {
                if (fits(phrase, tokens, index)) {
                    return phrase;
                }
            }
        }
        return null;
    }

    private static boolean fits(Phrase phrase, List<Token> tokens, int index) {
        var forms = phrase.forms();
        if (index + forms.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < forms.size(); i++) {
            var form = tokens.get(index + i).form();
            if (!form.equals(forms.get(i)) && !singular(form).equals(forms.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String singular(String form) {
        return form.length() > 3 && form.endsWith("s") ? form.substring(0, form.length() - 1) : form;
    }

    private static boolean negated(List<Token> tokens, int index) {
        for (int i = Math.max(0, index - NEGATION_REACH); i < index; i++) {
            var form = tokens.get(i).form();
            if (NEGATORS.contains(form) || form.endsWith("n't")) {
                return true;
            }
        }
        return false;
    }

    private void add(String group, double strength, String phrase) {
        var forms =
                Texts.read(phrase.strip()).tokens().stream().map(Token::form).toList();
        if (!forms.isEmpty()) {
            byFirst.computeIfAbsent(forms.getFirst(), first -> new ArrayList<>())
                    .add(new Phrase(group, strength, forms));
        }
    }

    private static String text(String resource) {
        try (var in = Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
