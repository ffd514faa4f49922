package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.platform.outbound.GuardedSockets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Reads a mailbox without changing it: messages by their UIDs, and from the beginning if the server numbers them anew.
 *
 * <p>Of a message with attachments only the parts with text are fetched.
 */
final class ImapConnector implements Connector {
    private static final int MESSAGES_MAX = 50;
    private static final long UID_WINDOW = 1_000;

    private final GuardedSockets sockets;
    private final ConnectorConfig config;

    ImapConnector(GuardedSockets sockets, ConnectorConfig config) {
        this.sockets = sockets;
        this.config = config;
    }

    @Override
    public Portion read(ObjectNode cursor, Settings settings) throws IOException {
        var tls = settings.optional("tls", "implicit");
        var protocol = switch (tls) {
            case "implicit" -> "imaps";
            case "starttls" -> "imap";
            case "none" -> withoutTls();
            default -> throw new PullFailure("pull.tls is none of implicit, starttls and none.");
        };
        var session = Session.getInstance(properties(protocol, tls.equals("starttls"), settings));
        try (var store = session.getStore(protocol)) {
            store.connect(
                    settings.required("host"),
                    settings.number("port", protocol.equals("imaps") ? 993 : 143, 1, 65_535),
                    settings.required("user"),
                    settings.secret());
            try (var folder = (IMAPFolder) store.getFolder(settings.optional("folder", "INBOX"))) {
                folder.open(Folder.READ_ONLY);
                return read(folder, cursor, settings);
            }
        } catch (AuthenticationFailedException e) {
            throw new PullFailure("The mailbox refuses the user or the password.", e);
        } catch (FolderNotFoundException e) {
            throw new PullFailure("The mailbox has no folder of this name.", e);
        } catch (MessagingException e) {
            throw new PullFailure("The mailbox cannot be read: " + reason(e), e);
        }
    }

    /** A password in clear text may cross this machine, and no network. */
    private String withoutTls() throws PullFailure {
        if (!config.allowPrivateAddresses()) {
            throw new PullFailure("pull.tls none is only allowed where private addresses are.");
        }
        return "imap";
    }

    private static String reason(MessagingException e) {
        return e.getCause() instanceof IOException cause ? String.valueOf(cause.getMessage()) : "the server refuses.";
    }

    private Properties properties(String protocol, boolean startTls, Settings settings) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "ssl.socketFactory", sockets);
        // Else a refused socket would be followed by one that asks nobody
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.put(prefix + "starttls.required", Boolean.toString(startTls));
        properties.put(
                prefix + "connectiontimeout", millis(config.connectTimeout().toMillis()));
        properties.put(prefix + "timeout", millis(config.timeout().toMillis()));
        properties.put(prefix + "writetimeout", millis(config.timeout().toMillis()));
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "partialfetch", "true");
        if ("oauth2".equals(settings.optional("auth"))) {
            properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    private static String millis(long value) {
        return Long.toString(value);
    }

    private Portion read(IMAPFolder folder, ObjectNode cursor, Settings settings)
            throws IOException, MessagingException {
        long validity = folder.getUIDValidity();
        long after = cursor.path("uidValidity").asLong(-1) == validity
                ? cursor.path("uid").asLong(0)
                : 0;
        long end = folder.getUIDNext();
        var messages = window(folder, after, end);
        List<ObjectNode> items = new ArrayList<>();
        long last = after;
        int count = 0;
        for (var message : messages) {
            long uid = folder.getUID(message);
            if (uid <= after) {
                continue; // a range always gives the newest message, even one that lies before it
            }
            if (count++ == MESSAGES_MAX) {
                break;
            }
            item(folder, message, "uid-" + validity + "-" + uid, settings).ifPresent(items::add);
            last = uid;
        }
        var position = JsonNodeFactory.instance.objectNode();
        position.put("uidValidity", validity).put("uid", count == 0 && end > 0 ? Math.max(after, end - 1) : last);
        return Portion.of(items, position, count > MESSAGES_MAX || (count > 0 && last < end - 1));
    }

    /** A message that breaks every rule must not stand before all others for ever: it is kept as one that nobody reads. */
    private static Optional<ObjectNode> item(IMAPFolder folder, Message message, String id, Settings settings)
            throws IOException, MessagingException {
        try {
            return message instanceof MimeMessage mime ? MailItems.of(mime, id, settings) : Optional.empty();
        } catch (MessagingException | IOException e) {
            if (e instanceof PullFailure || !folder.isOpen()) {
                throw e;
            }
            return Optional.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("message", id)
                    .put("unreadable", "The message is not in the form of RFC 5322."));
        }
    }

    /** The next messages: UIDs have gaps, so a range of them may hold none. */
    private static Message[] window(IMAPFolder folder, long after, long end) throws MessagingException {
        for (long from = after + 1; from < end; from += UID_WINDOW) {
            var messages = folder.getMessagesByUID(from, Math.min(from + UID_WINDOW, end) - 1);
            if (messages.length > 0) {
                return messages;
            }
        }
        return new Message[0];
    }
}
