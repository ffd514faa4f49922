package io.heartline.ingestion.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.survey.Texts;
import io.heartline.platform.webhook.StandardWebhook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Tells the operator's own sender whom to invite, by a webhook signed as Standard Webhooks says.
 *
 * <p>It names the customer by id; the address stays here.
 */
@ApplicationScoped
class WebhookSender {
    private final SurveysConfig.Webhook config;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient client;

    WebhookSender(SurveysConfig config, ObjectMapper json, Clock clock) {
        this.config = config.webhook();
        this.json = json;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(this.config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The body. */
    record Invited(String type, Instant timestamp, Data data) {}

    /** Who is invited to what. */
    record Data(
            UUID promptId,
            UUID customerId,
            String brand,
            String survey,
            int version,
            String language,
            String question,
            String url,
            Instant expiresAt) {}

    boolean ready() {
        return config.url().isPresent() && config.secret().isPresent();
    }

    Attempt send(Letter letter) {
        var id = "msg_" + letter.promptId();
        var now = clock.instant();
        var body = body(letter, now);
        var request = HttpRequest.newBuilder(config.url().orElseThrow())
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header(
                        "webhook-signature",
                        StandardWebhook.sign(config.secret().orElseThrow(), id, now.getEpochSecond(), body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300
                    ? new Attempt.Sent()
                    : new Attempt.Failed("the sender answered with status " + status);
        } catch (IOException e) {
            return new Attempt.Failed("the sender could not be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Failed("interrupted");
        }
    }

    private byte[] body(Letter letter, Instant now) {
        var survey = letter.survey();
        var wording = Texts.of(
                survey.definition().questions().getFirst(), survey.definition().subject(), letter.languages());
        var data = new Data(
                letter.promptId(),
                letter.customerId(),
                survey.brand(),
                survey.slug(),
                survey.version(),
                wording.language(),
                wording.question(),
                letter.url(),
                letter.expiresAt());
        try {
            return json.writeValueAsBytes(new Invited("survey.invited", now, data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always written", e);
        }
    }
}
