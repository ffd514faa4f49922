package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rating that contradicts the text is reported and not averaged away; one that agrees is not; one alone is read alone. */
final class FusionCheck {
    private static final double CONTRADICTION = 0.5;
    private static final String FURIOUS = "I am furious. This is the worst service ever, I hate it!";
    private static final String FURIOUS_ZH = "太生气了，服务差到极点，再也不来了！";
    private static final String THANKFUL = "Wonderful, thank you so much! I love it, you made my day.";
    private static final String THANKFUL_ZH = "太棒了，非常感谢，特别满意，强烈推荐！";

    private final ScoreCalls calls;
    private final Failures failures;
    private final Consumer<String> say;

    FusionCheck(ScoreCalls calls, Failures failures, Consumer<String> say) {
        this.calls = calls;
        this.failures = failures;
        this.say = say;
    }

    /** A text with a rating. */
    private record Case(String text, String metric, int rating, boolean contradicts) {}

    /** Returns how many were tried. */
    int run() throws IOException, InterruptedException {
        var cases = List.of(
                new Case(FURIOUS, "stars", 5, true),
                new Case(FURIOUS, "nps", 10, true),
                new Case(FURIOUS_ZH, "stars", 5, true),
                new Case(THANKFUL, "stars", 1, true),
                new Case(THANKFUL_ZH, "csat", 1, true),
                new Case(FURIOUS, "stars", 1, false),
                new Case(THANKFUL, "nps", 10, false),
                new Case(THANKFUL_ZH, "stars", 5, false));
        for (var one : cases) {
            check(one);
        }
        var alone = score("", "nps", 2);
        failures.unless(
                !alone.path("abstained").asBoolean()
                        && alone.path("valence").asDouble() < 0
                        && alone.path("ratingDisagreement").isMissingNode(),
                "a rating alone is not scored by the rating alone");
        say.accept("  a rating alone: model " + alone.path("model").asText() + ", valence "
                + alone.path("valence").asDouble());
        return cases.size() + 1;
    }

    private void check(Case one) throws IOException, InterruptedException {
        var text = score(one.text(), null, 0);
        var both = score(one.text(), one.metric(), one.rating());
        var disagreement = both.path("ratingDisagreement").asDouble(-1);
        say.accept(String.format(
                "  %s %d beside a text of valence %+.2f: disagreement %.2f, %s",
                one.metric(),
                one.rating(),
                text.path("valence").asDouble(),
                disagreement,
                both.path("emotion").asText()));
        if (one.contradicts()) {
            failures.unless(
                    disagreement >= CONTRADICTION,
                    "a contradiction is not reported: " + one.metric() + " " + one.rating());
            failures.unless(
                    both.path("emotion").equals(text.path("emotion"))
                            && both.path("valence").equals(text.path("valence")),
                    "a contradiction is averaged away");
        } else {
            failures.unless(
                    disagreement >= 0 && disagreement < CONTRADICTION,
                    "agreement is reported as a contradiction: " + one.metric() + " " + one.rating());
        }
    }

    private JsonNode score(String text, @Nullable String metric, int rating) throws IOException, InterruptedException {
        var item = JsonNodeFactory.instance.objectNode().put("text", text);
        if (metric != null) {
            item.putArray("ratings").addObject().put("metric", metric).put("value", rating);
        }
        return calls.score(item);
    }
}
