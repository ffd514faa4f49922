package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.Reading.cursor;
import static io.heartline.ingestion.connector.Reading.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.heartline.platform.outbound.GuardedSockets;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImapConnectorTest {
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @BeforeEach
    void start() {
        mail.start();
        mail.setUser("help@aurora.example", "help", "s3cret");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static ImapConnector connector(boolean allowPrivateAddresses) {
        return new ImapConnector(
                new GuardedSockets(allowPrivateAddresses), new LocalConfig(allowPrivateAddresses, null));
    }

    private Settings mailbox(String rest) {
        return settings(
                "{\"host\": \"127.0.0.1\", \"port\": " + mail.getImap().getPort()
                        + ", \"tls\": \"none\", \"user\": \"help\", \"own\": [\"@aurora.example\"]" + rest + "}",
                "s3cret");
    }

    private void deliver(String message) throws Exception {
        var managers = mail.getManagers();
        ImapHostManager hosts = managers.getImapHostManager();
        var inbox = hosts.getInbox(managers.getUserManager().getUserByEmail("help@aurora.example"));
        inbox.store(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static String message(String id, String headers, String body) {
        return """
                From: Mei Chen <Mei@Example.org>
                To: help@aurora.example
                Date: Sun, 1 Mar 2026 10:00:00 +0000
                Message-ID: <%s@example.org>
                %s
                %s""".formatted(id, headers.isEmpty() ? "X-None: x\n" : headers, body);
    }

    @Test
    void a_mail_with_an_attachment_gives_its_text_alone() throws Exception {
        deliver(message(
                "m1",
                """
                Subject: =?UTF-8?B?%s?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b
                """.formatted(Base64.getEncoder().encodeToString("行李丢了".getBytes(StandardCharsets.UTF_8))),
                """
                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s
                --c
                Content-Type: text/html; charset=utf-8

                <p>html</p>
                --c--
                --b
                Content-Type: text/plain; name=needle.txt
                Content-Disposition: attachment; filename=needle.txt

                needle
                --b--
                """.formatted(Base64.getEncoder().encodeToString("我的箱子不见了。".getBytes(StandardCharsets.UTF_8)))));

        // when
        var portion = connector(true).read(cursor(), mailbox(""));

        assertThat(portion.items()).hasSize(1);
        var item = portion.items().getFirst();
        assertThat(item.path("text").asText()).isEqualTo("行李丢了\n\n我的箱子不见了。");
        assertThat(item.path("externalId").asText()).isEqualTo("m1@example.org");
        assertThat(item.path("conversationId").asText()).isEqualTo("m1@example.org");
        assertThat(item.at("/customer/kind").asText()).isEqualTo("email");
        assertThat(item.at("/customer/value").asText()).isEqualTo("mei@example.org");
        assertThat(item.path("channel").asText()).isEqualTo("email");
        assertThat(item.path("occurredAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void an_answer_belongs_to_the_conversation_and_is_the_agents() throws Exception {
        deliver(message("r1", """
                Subject: Re: lost
                References: <m1@example.org> <m2@example.org>
                In-Reply-To: <m2@example.org>
                Content-Type: text/html; charset=utf-8
                """, "<div>We found it.</div><blockquote>My bag is lost</blockquote>")
                .replace("Mei Chen <Mei@Example.org>", "Kim <kim@aurora.example>")
                .replace("To: help@aurora.example", "To: mei@example.org"));

        // when
        var portion = connector(true).read(cursor(), mailbox(""));

        var item = portion.items().getFirst();
        assertThat(item.path("speaker").asText()).isEqualTo("agent");
        assertThat(item.path("agentId").asText()).startsWith("mail-").doesNotContain("kim");
        assertThat(item.at("/customer/value").asText()).isEqualTo("mei@example.org");
        assertThat(item.path("conversationId").asText()).isEqualTo("m1@example.org");
        assertThat(item.path("inReplyTo").asText()).isEqualTo("m2@example.org");
        assertThat(item.path("text").asText()).isEqualTo("We found it.");
    }

    @Test
    void automatic_mail_is_nobodys_voice() throws Exception {
        deliver(message("a1", "Auto-Submitted: auto-replied\nSubject: Out of office\n", "I am away."));
        deliver(message("a2", "Content-Type: multipart/report; boundary=x\n", "--x\n\nNot delivered\n--x--"));
        deliver(message("a3", "List-Unsubscribe: <https://example.org>\n", "Buy now"));

        // when
        var portion = connector(true).read(cursor(), mailbox(""));

        assertThat(portion.items()).isEmpty();
        assertThat(portion.cursor().path("uid").asLong()).isEqualTo(3);
    }

    @Test
    void the_next_reading_begins_behind_the_last_message() throws Exception {
        deliver(message("m1", "", "One"));
        var first = connector(true).read(cursor(), mailbox(""));
        deliver(message("m2", "", "Two"));

        // when
        var second = connector(true).read(first.cursor(), mailbox(""));
        var third = connector(true).read(second.cursor(), mailbox(""));

        assertThat(first.items()).hasSize(1);
        assertThat(second.items())
                .extracting(item -> item.path("text").asText())
                .containsExactly("Two");
        assertThat(third.items()).isEmpty();
        assertThat(third.cursor()).isEqualTo(second.cursor());
    }

    @Test
    void a_mailbox_that_is_numbered_anew_is_read_from_its_beginning() throws Exception {
        deliver(message("m1", "", "One"));
        var first = connector(true).read(cursor(), mailbox(""));
        first.cursor().put("uidValidity", 1).put("uid", 900);

        // when
        var second = connector(true).read(first.cursor(), mailbox(""));

        assertThat(second.items()).hasSize(1);
    }

    @Test
    void many_messages_come_in_portions() throws Exception {
        for (int i = 0; i < 53; i++) {
            deliver(message("m" + i, "", "Message " + i));
        }

        // when
        var first = connector(true).read(cursor(), mailbox(""));
        var second = connector(true).read(first.cursor(), mailbox(""));

        assertThat(first.items()).hasSize(50);
        assertThat(first.more()).isTrue();
        assertThat(second.items()).hasSize(3);
        assertThat(second.more()).isFalse();
    }

    @Test
    void a_wrong_password_is_told_apart() {
        var wrong = settings(
                "{\"host\": \"127.0.0.1\", \"port\": " + mail.getImap().getPort()
                        + ", \"tls\": \"none\", \"user\": \"help\"}",
                "wrong");

        // when
        assertThatThrownBy(() -> connector(true).read(cursor(), wrong))
                .isInstanceOf(PullFailure.class)
                .hasMessage("The mailbox refuses the user or the password.");
    }

    @Test
    void a_private_address_is_not_dialled_and_a_password_never_crosses_a_network_in_the_clear() throws IOException {
        var implicit = settings(
                "{\"host\": \"127.0.0.1\", \"port\": " + mail.getImap().getPort() + ", \"user\": \"help\"}", "s3cret");

        // when
        assertThatThrownBy(() -> connector(false).read(cursor(), implicit))
                .isInstanceOf(PullFailure.class)
                .hasMessageContaining("private address");
        assertThatThrownBy(() -> connector(false).read(cursor(), mailbox("")))
                .isInstanceOf(PullFailure.class)
                .hasMessageContaining("only allowed");
    }
}
