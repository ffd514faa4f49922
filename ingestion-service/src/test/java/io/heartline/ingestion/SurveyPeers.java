package io.heartline.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Whom surveys talk to: a real mail server, and an alerting service that allows one invitation to each survey and
 * customer, or is away.
 */
public final class SurveyPeers implements QuarkusTestResourceLifecycleManager {
    static final Instant ALLOWED_FROM = Instant.parse("2031-02-03T04:05:06Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, UUID> RESERVED = new HashMap<>();
    private static final Map<UUID, UUID> BY_REQUEST = new HashMap<>();
    private static final List<String> OUTCOMES = new CopyOnWriteArrayList<>();
    private static volatile boolean away;

    @SuppressWarnings("NullAway.Init") // started before the first test
    private static GreenMail mail;

    private @Nullable HttpServer alerting;

    @Override
    public Map<String, String> start() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            alerting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        alerting.createContext("/contact-decisions", SurveyPeers::decide);
        alerting.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        alerting.start();
        return Map.of(
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(mail.getSmtp().getPort()),
                "heartline.surveys.email.from", "Aurora Air <ask@aurora.example>",
                "heartline.surveys.poll-interval", "0.3s",
                "heartline.surveys.backoff", "0.3s",
                "heartline.surveys.public-url", "http://127.0.0.1",
                "heartline.alerting.url",
                        "http://127.0.0.1:" + alerting.getAddress().getPort(),
                "heartline.alerting.api-key", "key-of-the-tests",
                "heartline.alerting.backoff", "0.3s");
    }

    /** The messages to an address, oldest first. */
    static List<MimeMessage> mailTo(String address) {
        List<MimeMessage> found = new ArrayList<>();
        for (var message : mail.getReceivedMessages()) {
            try {
                if (message.getAllRecipients()[0].toString().contains(address)) {
                    found.add(message);
                }
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }
        return found;
    }

    /** What was said of a customer's decisions, such as {@code confirm}. */
    static List<String> outcomes(String customerId) {
        synchronized (RESERVED) {
            return OUTCOMES.stream()
                    .filter(outcome -> RESERVED.entrySet().stream()
                            .anyMatch(entry -> entry.getKey().startsWith(customerId)
                                    && outcome.startsWith(entry.getValue().toString())))
                    .map(outcome -> outcome.substring(outcome.indexOf('/') + 1))
                    .distinct()
                    .toList();
        }
    }

    /** Whether nobody answers. */
    static void away(boolean now) {
        away = now;
    }

    private static void decide(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (away || !"key-of-the-tests".equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            if (!path.equals("/contact-decisions")) {
                OUTCOMES.add(path.substring("/contact-decisions/".length()));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var answer = answer(JSON.readTree(exchange.getRequestBody())).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String answer(JsonNode request) {
        var contact = request.path("customerId").asText() + " "
                + request.path("survey").path("kind").asText();
        var requestId = UUID.fromString(request.path("requestId").asText());
        synchronized (RESERVED) {
            var before = RESERVED.get(contact);
            boolean repeated = before != null && before.equals(BY_REQUEST.get(requestId));
            if (before != null && !repeated) {
                return """
                        {"decisionId": "%s", "verdict": "refused", "rule": "nps-gap",
                         "reason": "The customer was asked less than 180 days ago.", "allowedFrom": "%s",
                         "inputs": {}}""".formatted(UUID.randomUUID(), ALLOWED_FROM);
            }
            var decision = before == null ? UUID.randomUUID() : before;
            if (!request.path("dryRun").asBoolean()) {
                RESERVED.put(contact, decision);
                BY_REQUEST.put(requestId, decision);
            }
            return """
                    {"decisionId": "%s", "verdict": "allowed", "rule": "none", "reason": "Nothing is against it.",
                     "allowedFrom": null, "inputs": {}}""".formatted(decision);
        }
    }

    @Override
    public void stop() {
        mail.stop();
        if (alerting != null) {
            alerting.stop(0);
        }
    }
}
