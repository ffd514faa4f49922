package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.Texts;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends invitations as e-mails.
 *
 * <p>The scores are links that mark a choice on the page; nothing is answered by opening one, since mail scanners open
 * all of them.
 */
@ApplicationScoped
class MailSender {
    private final Optional<String> from;
    private final Mailer mailer;
    private final Template html;
    private final Template text;

    MailSender(
            SurveysConfig config,
            Mailer mailer,
            @Location("survey/mail.html") Template html,
            @Location("survey/mail.txt") Template text) {
        this.from = config.email().from();
        this.mailer = mailer;
        this.html = html;
        this.text = text;
    }

    /** What the templates show. */
    public record MailModel(
            String language,
            String brand,
            String question,
            String questionLanguage,
            String low,
            String high,
            String intro,
            String open,
            String expiry,
            String stop,
            String stopUrl,
            String url,
            List<Tap> taps) {}

    /** A score to tap. */
    public record Tap(String label, String url) {}

    boolean ready() {
        return from.isPresent();
    }

    /**
     * Hands an e-mail to the mail server.
     *
     * @param address of the customer
     * @param stopUrl where the customer can say that it was the last one
     */
    Attempt send(Letter letter, String address, String stopUrl) {
        var definition = letter.survey().definition();
        var subject = definition.subject();
        var first = definition.questions().getFirst();
        var wording = Texts.of(first, subject, letter.languages());
        var language = Texts.language(List.of(wording.language()));
        var words = Texts.words(language, subject.brandName());
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC)
                .format(letter.expiresAt());
        var model = new MailModel(
                language,
                subject.brandName(),
                wording.question(),
                wording.language(),
                wording.low(),
                wording.high(),
                word(words.get("mailIntro")),
                word(words.get("mailOpen")),
                word(words.get("mailExpiry")).replace("{date}", date),
                word(words.get("mailStop")),
                stopUrl,
                letter.url(),
                IntStream.rangeClosed(first.kind().min(), first.kind().max())
                        .mapToObj(score -> new Tap(
                                first.kind().max() > 1
                                        ? Integer.toString(score)
                                        : score == 0 ? wording.low() : wording.high(),
                                letter.url() + "?score=" + score))
                        .toList());
        var mail = new Mail()
                .setFrom(from.orElseThrow())
                .addTo(address)
                .setSubject(word(words.get("mailSubject")))
                .setHtml(html.data("m", model).render())
                .setText(text.data("m", model).render())
                // The same however often it is sent, so that mail servers know a repetition.
                .addHeader("Message-ID", "<" + letter.promptId() + "@heartline>")
                .addHeader("Auto-Submitted", "auto-generated")
                // RFC 8058
                .addHeader("List-Unsubscribe", "<" + stopUrl + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        try {
            mailer.send(mail);
            return new Attempt.Sent();
        } catch (RuntimeException e) {
            // The mail client says whatever it likes, addresses included.
            return new Attempt.Failed(
                    "the mail server did not take it: " + e.getClass().getSimpleName());
        }
    }

    private static String word(@Nullable String word) {
        return Objects.requireNonNull(word);
    }
}
