package io.heartline.testing.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorServerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEBHOOK | {} | 401",
                "PAGERDUTY | {\"routing_key\":\"other\"} | 400",
                "ALERTMANAGER | [] | 400",
                "SLACK | {\"text\":\"\"} | 400",
                "TEAMS | {\"type\":\"message\"} | 400",
                "FEISHU | {\"msg_type\":\"post\"} | 200",
                "DINGTALK | {\"msgtype\":\"text\"} | 200",
                "WECOM | {\"msgtype\":\"markdown\"} | 200",
            })
    void a_vendor_refuses_what_breaks_its_rules_in_its_own_way(Vendor vendor, String body, int status)
            throws IOException, InterruptedException {
        try (var server = VendorServer.start(vendor, "whsec_c2VjcmV0", Clock.systemUTC())) {
            // when
            var answer = post(vendor == Vendor.ALERTMANAGER ? server.url() + "/api/v2/alerts" : server.url(), body);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(server.broken()).hasSize(1);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void a_fault_comes_before_anything_else_and_then_goes() throws IOException, InterruptedException {
        try (var server = VendorServer.start(Vendor.WECOM, "", Clock.systemUTC())) {
            server.fail(Fault.tooMany(Vendor.WECOM));
            var body = "{\"msgtype\":\"text\",\"text\":{\"content\":\"[FIRING] x\"}}";

            // when
            var first = post(server.url(), body);
            var second = post(server.url(), body);

            assertThat(first.body()).contains("45009");
            assertThat(second.body()).contains("\"errcode\":0");
            assertThat(server.taken()).extracting(VendorServer.Taken::event).containsExactly("[FIRING]");
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    private static HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
