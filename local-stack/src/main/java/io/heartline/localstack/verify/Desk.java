package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.testing.EmbeddedMail;
import io.heartline.testing.vendor.Vendor;
import io.heartline.testing.vendor.VendorServer;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** All that can be told of alerts: a strict server for each vendor, and a mail server. */
final class Desk implements AutoCloseable {
    static final String MAIL = "email";

    private static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";
    private static final String ROUTING_KEY = "R0ut1ngK3yR0ut1ngK3yR0ut1ngK3y12";
    private static final Set<Vendor> ENGLISH =
            Set.of(Vendor.WEBHOOK, Vendor.ALERTMANAGER, Vendor.TEAMS, Vendor.DINGTALK);

    private final Map<Vendor, VendorServer> servers = new EnumMap<>(Vendor.class);
    private final EmbeddedMail mail = EmbeddedMail.start();

    Desk(Clock clock) {
        for (var vendor : Vendor.values()) {
            servers.put(vendor, VendorServer.start(vendor, secret(vendor), clock));
        }
    }

    /** Settings with which alerting delivers to this machine, and does not wait for days. */
    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry("quarkus.mailer.port", Integer.toString(mail.smtpPort())),
                Map.entry("quarkus.mailer.mock", "false"),
                Map.entry("quarkus.mailer.start-tls", "DISABLED"),
                Map.entry("heartline.delivery.mail-from", "Heartline <alerts@heartline.example>"),
                Map.entry("heartline.delivery.link-base", "https://heartline.example"),
                Map.entry("heartline.delivery.retries", "1s,2s,4s,8s,15s,30s"),
                Map.entry("heartline.delivery.urgent-retries", "1s,2s,4s,8s,15s,30s"),
                Map.entry("heartline.delivery.connect-timeout", "2s"),
                Map.entry("heartline.delivery.timeout", "3s"),
                Map.entry("heartline.delivery.lease", "15s"),
                Map.entry("heartline.delivery.resend-interval", "5s"));
    }

    VendorServer server(Vendor vendor) {
        var server = servers.get(vendor);
        if (server == null) {
            throw new IllegalStateException("no server stands in for " + vendor);
        }
        return server;
    }

    private static String secret(Vendor vendor) {
        return switch (vendor) {
            case WEBHOOK -> WEBHOOK_SECRET;
            case PAGERDUTY -> ROUTING_KEY;
            case FEISHU, DINGTALK -> "SECr3tOfTheRobot";
            case ALERTMANAGER, SLACK, TEAMS, WECOM -> "";
        };
    }

    /** What registers a receiver of this vendor; every other one reads Chinese. */
    ObjectNode registration(Vendor vendor, String brand) {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("name", vendor.wire() + " of " + brand)
                .put("kind", vendor.wire())
                .put("url", URI.create(server(vendor).url()).toString())
                .put("language", ENGLISH.contains(vendor) ? "en" : "zh");
        if (!secret(vendor).isEmpty()) {
            request.put("secret", secret(vendor));
        }
        request.putArray("brands").add(brand);
        return request;
    }

    /** What registers a mailbox. */
    ObjectNode mailRegistration(String brand) {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("name", MAIL + " of " + brand)
                .put("kind", MAIL);
        request.putArray("to").add("ops@" + brand + ".example");
        request.putArray("brands").add(brand);
        return request;
    }

    /** How often a vendor took the news that an alert began. */
    long fired(Vendor vendor, String alertId) {
        return count(vendor, alertId, Set.of("alert.fired", "trigger", "firing", "[FIRING 9/10]", "【告警 9/10】"));
    }

    /** How often a vendor took the news that an alert is over. */
    long resolved(Vendor vendor, String alertId) {
        return count(vendor, alertId, Set.of("alert.resolved", "resolve", "resolved", "[RESOLVED]", "【已恢复】"));
    }

    private long count(Vendor vendor, String alertId, Set<String> events) {
        return server(vendor).taken().stream()
                .filter(taken -> events.contains(taken.event())
                        && taken.body().toString().contains(alertId))
                .count();
    }

    /** How many letters are about an alert. */
    long letters(String alertId) {
        return mail.sent().stream()
                .filter(letter -> letter.text().contains(alertId))
                .count();
    }

    @Override
    public void close() {
        servers.values().forEach(VendorServer::close);
        mail.close();
    }
}
