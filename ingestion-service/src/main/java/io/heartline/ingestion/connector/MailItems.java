package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into items. Of a message only its text is read, never an attachment.
 *
 * <p>A message of one of the source's own addresses is an agent's; everybody else is a customer. Automatic answers and
 * delivery reports are nobody's voice and are left out.
 */
final class MailItems {
    private static final int TEXT_BYTES_MAX = 1024 * 1024;
    private static final int PARTS_MAX = 100;
    private static final int DEPTH_MAX = 10;
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,500})>");
    private static final Pattern REPLY = Pattern.compile("(?i)\\s*(re|aw|antw|sv|回复|答复|回覆)\\s*[:：].*");

    private MailItems() {}

    /**
     * The item of a message.
     *
     * @param id by what it is known if it has no Message-ID
     * @return nothing if it is not somebody's voice
     */
    static Optional<ObjectNode> of(MimeMessage message, String id, Settings settings)
            throws IOException, MessagingException {
        var from = first(message.getFrom());
        if (from == null || automatic(message)) {
            return Optional.empty();
        }
        var own = settings.texts("own");
        boolean agent = own.stream().anyMatch(one -> matches(from, one));
        var customer = agent ? first(message.getRecipients(Message.RecipientType.TO)) : from;
        var text = text(message);
        if (customer == null || text.isBlank() || !settings.wanted(text)) {
            return Optional.empty();
        }
        var ids = ids(message.getHeader("References"));
        var answered = ids(message.getHeader("In-Reply-To"));
        var messageIds = ids(message.getHeader("Message-ID"));
        var externalId = messageIds.isEmpty() ? id : messageIds.getFirst();
        var conversation = !ids.isEmpty() ? ids.getFirst() : answered.isEmpty() ? externalId : answered.getFirst();
        var item = new Item(settings.defaults(), externalId, "email", customer, "email")
                .said(text, occurredAt(message), settings.now())
                .conversation(conversation, answered.isEmpty() ? null : answered.getFirst());
        if (agent) {
            item.agent("mail-" + HexFormat.of().formatHex(Item.sha256(from), 0, 8));
        }
        return Optional.of(item.json());
    }

    private static @Nullable String first(Address @Nullable [] addresses) {
        if (addresses == null || addresses.length == 0 || !(addresses[0] instanceof InternetAddress address)) {
            return null;
        }
        var text = address.getAddress();
        return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    /** An own address in full, or every address of a domain written as {@code @example.org}. */
    private static boolean matches(String address, String own) {
        return own.startsWith("@") ? address.endsWith(own) : address.equals(own);
    }

    /** By RFC 3834 and RFC 3462. */
    private static boolean automatic(MimeMessage message) throws MessagingException {
        var submitted = message.getHeader("Auto-Submitted", null);
        return (submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                || message.isMimeType("multipart/report")
                || message.getHeader("X-Autoreply") != null
                || message.getHeader("List-Unsubscribe") != null;
    }

    private static @Nullable Instant occurredAt(MimeMessage message) throws MessagingException {
        var date = message.getSentDate() == null ? message.getReceivedDate() : message.getSentDate();
        return date == null ? null : date.toInstant();
    }

    private static List<String> ids(String @Nullable [] header) {
        return header == null
                ? List.of()
                : MESSAGE_ID
                        .matcher(String.join(" ", header))
                        .results()
                        .limit(PARTS_MAX)
                        .map(id -> id.group(1))
                        .toList();
    }

    private static String text(MimeMessage message) throws IOException, MessagingException {
        var found = new Found();
        found.visit(message, 0);
        var body = found.plain != null
                ? QuotedHistory.cut(found.plain)
                : found.html == null ? "" : QuotedHistory.cut(PlainText.ofReply(found.html));
        var subject = message.getSubject();
        return subject == null || REPLY.matcher(subject).matches()
                ? body
                : PlainText.tidy(decoded(subject) + "\n\n" + body);
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(header);
        } catch (UnsupportedEncodingException e) {
            return header; // better than nothing: it is only the subject
        }
    }

    /** The first text of each type that is not an attachment. */
    private static final class Found {
        private @Nullable String plain;
        private @Nullable String html;
        private int parts;

        private void visit(Part part, int depth) throws IOException, MessagingException {
            if (plain != null || depth > DEPTH_MAX || ++parts > PARTS_MAX || attached(part)) {
                return;
            }
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) {
                    visit(several.getBodyPart(i), depth + 1);
                }
            } else if (part.isMimeType("text/plain")) {
                plain = content(part);
            } else if (part.isMimeType("text/html") && html == null) {
                html = content(part);
            }
        }

        private static boolean attached(Part part) throws MessagingException {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        }

        private static String content(Part part) throws IOException, MessagingException {
            try (var in = part.getInputStream()) {
                return new String(in.readNBytes(TEXT_BYTES_MAX), charset(part));
            }
        }

        private static Charset charset(Part part) throws MessagingException {
            try {
                var name = new ContentType(part.getContentType()).getParameter("charset");
                return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
            } catch (ParseException | IllegalArgumentException e) {
                return StandardCharsets.UTF_8; // a charset that nobody knows: most of it is ASCII
            }
        }
    }
}
