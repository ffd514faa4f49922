package io.heartline.ingestion.prompt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How customers are asked. It is public, since the validator has to reach its parts. */
@ConfigMapping(prefix = "heartline.surveys")
public interface SurveysConfig {
    /** Where customers reach this service: links to survey pages begin with it. */
    @WithDefault("http://localhost:8081")
    URI publicUrl();

    /** How often an instance looks for prompts that are due. */
    @WithDefault("2s")
    Duration pollInterval();

    /** A prompt that an instance took and said nothing of is taken by another one after this. */
    @WithDefault("2m")
    Duration lease();

    /** The wait after the first attempt at which a service was away; doubles for each one after, up to an hour. */
    @WithDefault("10s")
    Duration backoff();

    /** Who could not be asked this long after the due time is not asked any more. */
    @WithDefault("3d")
    Duration inviteWithin();

    /** Sending is given up after this many attempts. */
    @Min(1)
    @WithDefault("8")
    int attemptsMax();

    /** Who answered the first question and none for this long will not answer the others. */
    @WithDefault("30m")
    Duration abandonAfter();

    /** Requests of one link, or of one address that has no link, in a minute. */
    @Min(1)
    @WithDefault("60")
    int requestsPerMinute();

    /** E-mails. */
    Email email();

    /** Text messages. */
    Sms sms();

    /** The operator's own sender. */
    Webhook webhook();

    /** How e-mails are sent; the server is configured by {@code quarkus.mailer}. */
    interface Email {
        /** The sender. Without it no e-mail is sent. */
        Optional<String> from();
    }

    /** How text messages are handed to a gateway. */
    interface Sms {
        /** Where the gateway takes messages, by POST. Without it no text message is sent. */
        Optional<URI> url();

        /** The media type of the body: application/json or application/x-www-form-urlencoded. */
        @WithDefault("application/json")
        String contentType();

        /** The body; {@code {to}}, {@code {text}} and {@code {id}} are filled in, escaped as the media type demands. */
        @WithDefault("{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\"}")
        String body();

        /** More headers, such as Authorization. */
        Map<String, String> headers();

        /** The longest wait for an answer. */
        @WithDefault("10s")
        Duration timeout();
    }

    /** Where the operator's own sender is told whom to invite. */
    interface Webhook {
        /** Where. Without it the channel is not there. */
        Optional<URI> url();

        /** The secret of the signature: {@code whsec_} and base64, as Standard Webhooks says. */
        Optional<String> secret();

        /** The longest wait for an answer. */
        @WithDefault("10s")
        Duration timeout();
    }
}
