package io.heartline.localstack.verify;

import io.heartline.localstack.api.Answer;
import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks for more than may be asked, and for what makes no sense; each gets the documented answer. */
final class LimitsCheck {
    private static final int ITEMS_MAX = 256;
    private static final int MEGABYTE = 1024 * 1024;

    private final Apis scoring;
    private final Failures failures;
    private final Consumer<String> say;

    LimitsCheck(Apis scoring, Failures failures, Consumer<String> say) {
        this.scoring = scoring;
        this.failures = failures;
        this.say = say;
    }

    /** One thing to ask, and the status that it must be answered with. */
    private record Case(String name, String body, int status) {}

    /** Returns how many cases there are. */
    int run() throws IOException, InterruptedException {
        var cases = cases();
        for (var one : cases) {
            check(one, scoring.post("/scores", BodyPublishers.ofString(one.body())));
        }
        return cases.size();
    }

    private void check(Case one, Answer answer) {
        var isSaid = one.status() == 200
                ? answer.body().isArray()
                : answer.contentType().equals("application/problem+json")
                        && !answer.body().path("code").asText().isEmpty();
        say.accept(String.format(
                "  %-42s %d %s",
                one.name(), answer.status(), answer.body().path("code").asText()));
        failures.unless(
                answer.status() == one.status() && isSaid,
                one.name() + " got " + answer.status() + " " + answer.contentType() + " instead of " + one.status());
    }

    private static List<Case> cases() {
        return List.of(
                new Case("256 items", items(ITEMS_MAX), 200),
                new Case("257 items", items(ITEMS_MAX + 1), 400),
                new Case("no item", "[]", 400),
                new Case("a text of 100,000 characters", text("x".repeat(OddTexts.LENGTH_MAX)), 200),
                new Case("one of 100,000 emoji", text("😀".repeat(OddTexts.LENGTH_MAX)), 200),
                new Case("one of 100,001", text("x".repeat(OddTexts.LENGTH_MAX + 1)), 400),
                new Case("a body of more than 1 MB", text("x".repeat(MEGABYTE)), 413),
                new Case("malformed JSON", "[{\"id\": \"1\", ", 400),
                new Case("an object instead of an array", "{\"id\": \"1\", \"text\": \"hi\"}", 400),
                new Case("nothing", "", 400),
                new Case("null among the items", "[null]", 400),
                new Case("an item without an id", "[{\"text\": \"hi\"}]", 400),
                new Case("an unknown field", "[{\"id\": \"1\", \"text\": \"hi\", \"mood\": 1}]", 400),
                new Case("a language that is none", "[{\"id\": \"1\", \"text\": \"hi\", \"language\": \"??\"}]", 400),
                new Case(
                        "a rating off its scale",
                        "[{\"id\": \"1\", \"ratings\": [{\"metric\": \"nps\", \"value\": 11}]}]",
                        400),
                new Case("an item of an id alone", "[{\"id\": \"1\"}]", 200));
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\": \"" + i + "\", \"text\": \"Thank you!\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String text) {
        return "[{\"id\": \"1\", \"text\": \"" + text + "\"}]";
    }
}
