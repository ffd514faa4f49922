package io.heartline.ingestion.prompt;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.heartline.ingestion.survey.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Hands text messages to a gateway over HTTP. */
@ApplicationScoped
class SmsSender {
    /** All at once, so that nothing that was filled in is taken for a hole. */
    private static final Pattern HOLES = Pattern.compile("\\{(?:to|text|id)}");

    private static final String JSON = "application/json";

    private final SurveysConfig.Sms config;
    private final HttpClient client;

    SmsSender(SurveysConfig config) {
        this.config = config.sms();
        this.client = HttpClient.newBuilder()
                .connectTimeout(this.config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    boolean ready() {
        return config.url().isPresent();
    }

    Attempt send(Letter letter, String number) {
        var language = Texts.language(letter.languages());
        var words = Texts.words(language, letter.survey().definition().subject().brandName());
        var text = Objects.requireNonNull(words.get("sms")).replace("{url}", letter.url());
        var request = HttpRequest.newBuilder(config.url().orElseThrow())
                .timeout(config.timeout())
                .header("Content-Type", config.contentType())
                .POST(BodyPublishers.ofString(body(config, number, text, letter.promptId())));
        config.headers().forEach(request::header);
        try {
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status >= 200 && status < 300) {
                return new Attempt.Sent();
            }
            var why = "the gateway answered with status " + status;
            return status == 429 || status >= 500 ? new Attempt.Failed(why) : new Attempt.Impossible(why);
        } catch (IOException e) {
            return new Attempt.Failed("the gateway could not be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Failed("interrupted");
        }
    }

    /** The body that the gateway wants. */
    static String body(SurveysConfig.Sms config, String number, String text, UUID id) {
        UnaryOperator<String> escape = config.contentType().startsWith(JSON)
                ? value -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value))
                : value -> URLEncoder.encode(value, StandardCharsets.UTF_8);
        var body = config.body();
        var filled = new StringBuilder();
        int done = 0;
        var holes = HOLES.matcher(body);
        while (holes.find()) {
            filled.append(body, done, holes.start());
            filled.append(escape.apply(
                    switch (holes.group()) {
                        case "{to}" -> number;
                        case "{text}" -> text;
                        default -> id.toString();
                    }));
            done = holes.end();
        }
        return filled.append(body, done, body.length()).toString();
    }
}
