package io.heartline.alerting.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.receiver.Endpoint;
import io.heartline.alerting.receiver.ReceiverKind;
import io.heartline.testing.vendor.Fault;
import io.heartline.testing.vendor.Vendor;
import io.heartline.testing.vendor.VendorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds every format against a server that is as strict as its vendor. */
class ContractTest {
    private static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SECRET = "R0ut1ngK3yR0ut1ngK3yR0ut1ngK3y12";

    private final Clock clock = Clock.systemUTC();

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void a_vendor_takes_every_step_of_an_alert(Vendor vendor) throws IOException, InterruptedException {
        try (var server = VendorServer.start(vendor, secret(vendor), clock)) {
            for (var type : List.of("alert.fired", "alert.acknowledged", "alert.resolved")) {
                // when
                var outcome = send(server, vendor, type, secret(vendor));

                assertThat(outcome).isInstanceOf(AttemptOutcome.Accepted.class);
            }
            assertThat(server.broken()).isEmpty();
            assertThat(server.taken()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Vendor.class,
            names = {"WEBHOOK", "PAGERDUTY", "FEISHU", "DINGTALK"})
    void a_vendor_refuses_what_has_another_secret(Vendor vendor) throws IOException, InterruptedException {
        try (var server = VendorServer.start(vendor, secret(vendor), clock)) {
            var other = vendor == Vendor.WEBHOOK ? "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB" : "other";

            // when
            var outcome = send(server, vendor, "alert.fired", other);

            assertThat(outcome).isNotInstanceOf(AttemptOutcome.Accepted.class);
            assertThat(server.taken()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void too_many_is_understood_however_it_is_said(Vendor vendor) throws IOException, InterruptedException {
        try (var server = VendorServer.start(vendor, secret(vendor), clock)) {
            server.fail(Fault.tooMany(vendor));

            // when
            var outcome = send(server, vendor, "alert.fired", secret(vendor));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            AttemptOutcome.Declined.class,
                            declined -> assertThat(declined.retryAfter()).isNotNull());
        }
    }

    private static String secret(Vendor vendor) {
        return vendor == Vendor.WEBHOOK ? WEBHOOK_SECRET : SECRET;
    }

    private AttemptOutcome send(VendorServer server, Vendor vendor, String type, String secret)
            throws IOException, InterruptedException {
        var kind = ReceiverKind.of(vendor.wire());
        var proof = kind == ReceiverKind.ALERTMANAGER ? "Bearer " + secret : secret;
        var format = Formats.of(kind);
        var body = """
            {"type": "%s", "timestamp": "2026-08-31T12:00:00.000Z",
             "data": {"alertId": "0198c0de-0000-7000-8000-000000000001", "kind": "crisis", "severity": 9,
                      "brand": "lantern-shop", "title": "Complaints about lumi-band", "status": "firing",
                      "scope": {"kind": "product", "value": "lumi-band <!here>"},
                      "firedAt": "2026-08-31T12:00:00.000Z", "link": "https://heartline.example/alerts/1"}}\
            """.formatted(type);
        var endpoint = Endpoint.of(kind, URI.create(server.url()), proof);
        var post = (Outgoing.Post) format.outgoing(endpoint, "msg_1", body, clock.instant());
        var request = HttpRequest.newBuilder(post.url()).POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(request::header);
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var wait = answer.headers()
                    .firstValue("retry-after")
                    .map(text -> Reply.retryAfter(text, clock.instant()))
                    .orElse(null);
            return format.outcome(new Reply(answer.statusCode(), wait, answer.body()));
        }
    }
}
