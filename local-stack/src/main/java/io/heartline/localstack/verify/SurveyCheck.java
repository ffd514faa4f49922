package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Answer;
import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.EmbeddedMail;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows one survey from the event that leads to it, by a real e-mail and its page, to the score and the ledger of
 * prompts; a second one is refused, with the day from which it would be allowed.
 */
final class SurveyCheck {
    private static final Duration SENT_WITHIN = Duration.ofSeconds(60);
    private static final Duration SCORED_WITHIN = Duration.ofSeconds(60);
    private static final Duration GAP_LEAST = Duration.ofDays(179);
    private static final String SURVEY = "after-order";
    private static final String CUSTOMER = "survey-customer";
    private static final String ADDRESS = "ada@lantern.example";
    private static final String WORDS = "The delivery was terribly late and nobody answered me.";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/s/[A-Za-z0-9_-]+");
    private static final Pattern QUESTION = Pattern.compile("name=\"question\" value=\"([^\"]+)\"");
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;

    SurveyCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        try (var mail = EmbeddedMail.start()) {
            var settings = Map.of(
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", Integer.toString(mail.smtpPort()),
                    "quarkus.mailer.mock", "false",
                    "quarkus.mailer.start-tls", "DISABLED",
                    "heartline.surveys.email.from", "voice@lantern.example");
            site.stack().restart(Service.INGESTION, settings);
            try {
                return journey(mail);
            } finally {
                site.stack().restart(Service.INGESTION, Map.of());
            }
        }
    }

    private ObjectNode journey(EmbeddedMail mail) throws IOException, InterruptedException {
        expect(201, site.ingestion().post("/surveys", survey()), "POST /surveys");
        expect(200, site.ingestion().post("/customers/identify", customer()), "POST /customers/identify");
        var start = clock.instant();
        expect(202, site.ingestion().post("/customer-events", purchase("order-1")), "POST /customer-events");
        var link = Patience.await(
                        SENT_WITHIN,
                        () -> mail.sent().stream()
                                .map(EmbeddedMail.Letter::text)
                                .map(LINK::matcher)
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst())
                .orElseThrow(() -> new IOException("no e-mail with a link was sent"));
        var sentAfter = Duration.between(start, clock.instant());
        say.accept(
                String.format("  a purchase, and an e-mail with a link after %.1f s", sentAfter.toMillis() / 1000.0));
        answer(link);
        var figures = scored();
        ledger(figures);
        refused(figures);
        return figures.put("mailMillis", sentAfter.toMillis());
    }

    private static ObjectNode survey() {
        var survey = JsonNodeFactory.instance.objectNode();
        survey.put("slug", SURVEY)
                .put("brand", Senders.BRAND)
                .put("kind", "nps")
                .put("brandName", "Lantern")
                .put("touchpoint", "delivery");
        var questions = survey.putArray("questions");
        questions.addObject().put("id", "score").put("kind", "nps");
        questions.addObject().put("id", "why").put("kind", "open");
        survey.putArray("triggers").addObject().put("type", "purchase").put("delay", "PT0S");
        survey.putArray("channels").add("email");
        return survey;
    }

    /** Somebody who lives where it is about noon now, since nobody is asked at night. */
    private ObjectNode customer() {
        var hour = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC).getHour();
        var east = 12 - hour;
        var customer = JsonNodeFactory.instance.objectNode();
        customer.put("brand", Senders.BRAND).put("source", "verify-survey").put("proof", "a check");
        customer.putArray("identifiers").addObject().put("kind", "external-id").put("value", CUSTOMER);
        customer.putArray("contactPoints")
                .addObject()
                .put("channel", "email")
                .put("address", ADDRESS)
                .put("verified", true);
        // In these names the sign is turned around: Etc/GMT-3 is three hours east.
        customer.putObject("profile")
                .put("language", "en")
                .put("timeZone", east == 0 ? "Etc/GMT" : "Etc/GMT" + (east > 0 ? "-" : "+") + Math.abs(east));
        return customer;
    }

    private ObjectNode purchase(String id) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("source", "verify-survey")
                .put("externalId", id)
                .put("brand", Senders.BRAND)
                .put("type", "purchase")
                .put("amount", 49)
                .put("currency", "EUR")
                .put("occurredAt", clock.instant().toString());
        event.putObject("customer").put("kind", "external-id").put("value", CUSTOMER);
        return event;
    }

    /** Answers both questions as a browser without scripts does: the form of each page, then the page it leads to. */
    private void answer(String link) throws IOException, InterruptedException {
        var path = URI.create(link).getPath();
        var page = site.ingestion().get(path);
        failures.unless(page.contentType().equals("text/html"), "the page is no HTML: " + page.contentType());
        for (var answer : new String[] {"3", WORDS}) {
            var question = QUESTION.matcher(page.text());
            if (!question.find()) {
                throw new IOException("the page asks nothing: " + page.status());
            }
            var body = "question=" + question.group(1) + "&answer=" + encoded(answer);
            var answered = site.ingestion().call(path, FORM, body.getBytes(StandardCharsets.UTF_8));
            failures.unless(
                    answered.status() == 303 || answered.isSuccess(), "the form was answered " + answered.status());
            page = site.ingestion().get(path);
        }
        say.accept("  the page answered: 3 of 10, and why");
        var guessed = site.ingestion().get("/s/" + "A".repeat(43));
        failures.unless(guessed.status() == 404, "a guessed link got " + guessed.status());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ObjectNode scored() throws IOException, InterruptedException {
        var source = Patience.await(SCORED_WITHIN, () -> site.audits().sourceOf(WORDS))
                .orElseThrow(() -> new IOException("the answer did not become an interaction"));
        var arrived = Patience.await(SCORED_WITHIN, () -> {
            var now = site.audits().arrived(source);
            return now.interactions() > 0 && now.scored() == now.interactions()
                    ? Optional.of(now)
                    : Optional.<Audits.Arrived>empty();
        });
        failures.unless(arrived.isPresent(), "the answer has no score");
        say.accept("  the answer is an interaction of " + source + " and has a score");
        return JsonNodeFactory.instance.objectNode().put("source", source).put("scored", arrived.isPresent());
    }

    private void ledger(ObjectNode figures) throws IOException, InterruptedException {
        var prompts =
                site.ingestion().get("/surveys/" + SURVEY + "/prompts").body().path("items");
        var state = prompts.path(0)
                .path("state")
                .asText(prompts.path(0).path("status").asText());
        say.accept("  the ledger has " + prompts.size() + " prompt: " + state);
        failures.unless(prompts.size() == 1 && state.equals("answered"), "the ledger says " + prompts);
        figures.put("ledger", state);
    }

    /** Another event, and an invitation by hand: NPS was asked a moment ago. */
    private void refused(ObjectNode figures) throws IOException, InterruptedException {
        var request = JsonNodeFactory.instance.objectNode().put("channel", "email");
        request.putObject("customer").put("kind", "external-id").put("value", CUSTOMER);
        var second = site.ingestion()
                .post("/surveys/" + SURVEY + "/invitations", request)
                .body();
        var declined = second.path("declined");
        say.accept("  a second NPS: " + second.path("status").asText() + " by "
                + declined.path("rule").asText() + ", allowed from "
                + declined.path("allowedFrom").asText());
        failures.unless(second.path("status").asText().equals("declined"), "a second NPS was not refused: " + second);
        failures.unless(allowedLater(declined), "the refusal does not say when it would be allowed: " + second);
        figures.put("refusedBy", declined.path("rule").asText())
                .put("allowedFrom", declined.path("allowedFrom").asText());
    }

    private boolean allowedLater(JsonNode declined) {
        var from = declined.path("allowedFrom").asText();
        return !from.isEmpty() && Instant.parse(from).isAfter(clock.instant().plus(GAP_LEAST));
    }

    private static void expect(int status, Answer answer, String what) throws IOException {
        if (answer.status() != status) {
            throw new IOException(what + " answered " + answer.status() + ": " + answer.text());
        }
    }
}
