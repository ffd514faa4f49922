package io.heartline.testing;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A real mail server on 127.0.0.1: SMTP for what is sent, IMAP for what is read. */
public final class EmbeddedMail implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    private EmbeddedMail(GreenMail server) {
        this.server = server;
    }

    /**
     * A message that was sent.
     *
     * @param to the first of those to whom
     * @param subject as a person reads it
     * @param text its first part, decoded
     */
    public record Letter(String to, String subject, String text) {}

    /** Starts a server on free ports. */
    public static EmbeddedMail start() {
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        return new EmbeddedMail(server);
    }

    /** The port that takes messages. */
    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** The port at which mailboxes are read. */
    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Puts a message into a mailbox, which is made if it is not there; its user is the address. */
    public void deliver(String address, String password, String message) {
        GreenMailUser user = server.setUser(address, address, password);
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("this is no message", e);
        }
    }

    /** What was sent so far, in the order of arrival. */
    public List<Letter> sent() {
        List<Letter> letters = new ArrayList<>();
        for (var message : server.getReceivedMessages()) {
            try {
                letters.add(new Letter(
                        String.valueOf(message.getAllRecipients()[0]),
                        String.valueOf(message.getSubject()),
                        text(message)));
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException("a message cannot be read", e);
            }
        }
        return letters;
    }

    private static String text(Part part) throws IOException, MessagingException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return String.valueOf(part.getContent());
        }
        for (int i = 0; i < parts.getCount(); i++) {
            var found = text(parts.getBodyPart(i));
            if (!found.isBlank()) {
                return found;
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.stop();
    }
}
