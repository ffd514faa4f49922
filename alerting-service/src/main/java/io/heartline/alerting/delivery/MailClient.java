package io.heartline.alerting.delivery;

import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.alerting.wire.AttemptOutcome.Accepted;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import io.heartline.alerting.wire.AttemptOutcome.Refused;
import io.heartline.alerting.wire.AttemptOutcome.Unanswered;
import io.heartline.alerting.wire.Outgoing;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands e-mails to the operator's mail server. */
@ApplicationScoped
class MailClient {
    /** The reply code of a mail server, where the client quotes one (RFC 5321, 4.2). */
    private static final Pattern REPLY = Pattern.compile("(?:^|\\D)([45]\\d\\d)[ -]");

    private final Mailer mailer;
    private final Optional<String> from;

    MailClient(Mailer mailer, DeliveryConfig config) {
        this.mailer = mailer;
        this.from = config.mailFrom();
    }

    AttemptOutcome send(Outgoing.Letter letter) {
        if (from.isEmpty()) {
            return new Unanswered("heartline.delivery.mail-from is not set");
        }
        var mail = new Mail()
                .setFrom(from.get())
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text())
                .addHeader("Message-ID", letter.messageId())
                .addHeader("References", letter.references())
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail);
            return new Accepted(250);
        } catch (RuntimeException e) {
            return outcome(e);
        }
    }

    /** A 4xx is for now and a 5xx for good (RFC 5321, 4.2.1); anything else is no connection. */
    static AttemptOutcome outcome(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            var reply = REPLY.matcher(String.valueOf(cause.getMessage()));
            if (reply.find()) {
                int code = Integer.parseInt(reply.group(1));
                return code < 500 ? new Declined(code, null) : new Refused(code, null);
            }
            cause = cause.getCause();
        }
        return new Unanswered("no connection to the mail server");
    }
}
