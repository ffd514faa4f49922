package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.localstack.api.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Posts what should not be posted, and what only looks as if; each gets the documented answer and nothing is lost. */
final class BadInputCheck {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;

    BadInputCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    /**
     * One thing to post.
     *
     * @param code the problem's code, or that of one of its errors; empty when it is accepted
     * @param kept how many interactions are there afterwards
     */
    private record Case(String name, byte[] body, int status, String code, int kept) {
        static Case refused(String name, byte[] body, int status, String code) {
            return new Case(name, body, status, code, 0);
        }

        static Case refused(String name, String body, String code) {
            return refused(name, body.getBytes(StandardCharsets.UTF_8), 400, code);
        }

        static Case accepted(String name, String body) {
            return new Case(name, body.getBytes(StandardCharsets.UTF_8), 202, "", 1);
        }
    }

    /** Returns how many cases there are. */
    int run() throws IOException, InterruptedException {
        var before = site.audits().tally();
        var cases = cases();
        var kept = 0;
        for (var one : cases) {
            kept += one.kept();
            check(one, site.ingestion().post("/interactions", BodyPublishers.ofByteArray(one.body())));
        }
        var expected = before.interactions() + kept;
        var after = site.audits()
                .awaitSettled(
                        tally -> tally.interactions() == expected, site.stack().death()::isDone);
        failures.unless(
                after.interactions() == expected,
                "ingestion keeps " + after.interactions() + " interactions instead of " + expected);
        after.gaps().forEach(failures::add);
        say.accept(
                "  " + kept + " of " + cases.size() + " were to be taken; all of them, and nothing else, were scored");
        return cases.size();
    }

    private void check(Case one, Answer answer) {
        var codes = new ArrayList<String>();
        codes.add(answer.body().path("code").asText());
        for (JsonNode error : answer.body().path("errors")) {
            codes.add(error.path("code").asText());
        }
        var isProblem = answer.contentType().equals("application/problem+json");
        var fits = answer.status() == one.status()
                && (one.code().isEmpty()
                        ? answer.body().path("items").size() == one.kept()
                        : isProblem && codes.contains(one.code()));
        say.accept(String.format("  %-38s %d %s", one.name(), answer.status(), one.code()));
        failures.unless(
                fits,
                one.name() + " got " + answer.status() + " " + codes + " instead of " + one.status() + " "
                        + one.code());
    }

    private List<Case> cases() {
        var good = item("good", "\"text\": \"Thank you, that was quick.\"");
        var future = clock.instant().plus(Duration.ofDays(1));
        return List.of(
                Case.refused("malformed JSON", "{\"source\": \"verify-input\", ", "malformed-json"),
                Case.refused(
                        "an unknown field", item("unknown", "\"text\": \"hi\", \"mood\": \"good\""), "unknown-field"),
                Case.refused("a body of 10 MB", large(), 413, "body-too-large"),
                Case.refused("a rating off its scale", item("scale", rating(11)), "out-of-scale"),
                Case.refused("another scale", item("min", otherScale()), "unsupported-scale"),
                Case.refused(
                        "a future date",
                        item("future", "\"text\": \"hi\", \"occurredAt\": \"" + future + "\""),
                        "future-date"),
                Case.refused(
                        "a language that is none",
                        item("language", "\"text\": \"hi\", \"language\": \"??\""),
                        "invalid-language"),
                Case.accepted(
                        "a language we do not know",
                        item("klingon", "\"text\": \"nuqneH qatlho\", \"language\": \"tlh\"")),
                Case.accepted("an empty text with a rating", item("empty", "\"text\": \"\", " + rating(9))),
                Case.refused("an empty text alone", item("nothing", "\"text\": \" \""), "no-content"),
                Case.refused("a NUL character", item("nul", "\"text\": \"a\\u0000b\""), "nul-character"),
                Case.refused("a raw NUL byte", item("raw-nul", "\"text\": \"a\0b\""), "malformed-json"),
                Case.accepted("nothing but emoji", item("emoji", "\"text\": \"😡😡🤬\"")),
                Case.refused(
                        "Chinese in GB18030 called UTF-8",
                        item("gb", "\"text\": \"太失望了，再也不来了\"").getBytes(Charset.forName("GB18030")),
                        400,
                        "not-utf-8"),
                Case.refused(
                        "a good one beside a bad one",
                        "[" + good + "," + item("bad", rating(11)) + "]",
                        "out-of-scale"),
                Case.accepted("the good one alone", good));
    }

    private static String item(String id, String fields) {
        return """
                {"source": "verify-input", "externalId": "%s", "brand": "aurora-air",
                 "customer": {"kind": "external-id", "value": "clumsy"},
                 "channel": "email", "touchpoint": "support", %s}""".formatted(id, fields);
    }

    private static String rating(int value) {
        return "\"ratings\": [{\"metric\": \"nps\", \"value\": " + value + "}]";
    }

    private static String otherScale() {
        return "\"ratings\": [{\"metric\": \"nps\", \"value\": 3, \"min\": 1, \"max\": 5}]";
    }

    private static byte[] large() {
        return item("large", "\"text\": \"" + "x".repeat(TEN_MEGABYTES) + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
