package io.heartline.ingestion.connector;

import static io.heartline.ingestion.connector.LocalServer.answer;
import static io.heartline.ingestion.connector.Reading.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartline.platform.outbound.PrivateAddress;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketStoreTest {

    private LocalServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LocalServer();
        server.on("/drop", exchange -> {
            var query = String.valueOf(exchange.getRequestURI().getQuery());
            var signed = exchange.getRequestHeaders().getFirst("Authorization");
            if (signed == null || !signed.contains("Credential=key/")) {
                answer(exchange, 403, Map.of("Content-Type", "application/xml"), """
                        <?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>no</Message></Error>""");
            } else if (exchange.getRequestURI().getPath().endsWith(".csv")) {
                answer(exchange, 200, Map.of(), "hello".getBytes(UTF_8));
            } else {
                boolean last = query.contains("continuation-token=t");
                answer(exchange, 200, Map.of("Content-Type", "application/xml"), page(last));
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private BucketStore store(boolean allowPrivateAddresses, String key) throws IOException {
        var outgoing = new Outgoing(new LocalConfig(allowPrivateAddresses, null), Reading.CLOCK);
        return new BucketStore(
                outgoing.client(),
                settings(
                        "{\"endpoint\": \"" + server.url("") + "\", \"bucket\": \"drop\", \"prefix\": \"in/\", "
                                + "\"accessKey\": \"" + key + "\"}",
                        "secret"));
    }

    private static String page(boolean last) {
        var token = last ? "" : "<NextContinuationToken>t</NextContinuationToken>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>drop</Name><Prefix>in/</Prefix>
                  <KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>%s</IsTruncated>%s
                  <Contents><Key>in/%s</Key><LastModified>2026-03-01T10:00:00.000Z</LastModified>
                    <ETag>"5d41402abc4b2a76b9719d911017c592"</ETag><Size>5</Size><StorageClass>STANDARD</StorageClass>
                  </Contents>
                </ListBucketResult>
                """.formatted(!last, token, last ? "b.csv" : "a.csv");
    }

    @Test
    void files_are_listed_page_by_page_and_opened_with_a_signed_request() throws IOException {
        var store = store(true, "key");

        // when
        var files = store.list();

        assertThat(files)
                .containsExactly(
                        new FileStore.Stored("in/a.csv", "\"5d41402abc4b2a76b9719d911017c592\"@5"),
                        new FileStore.Stored("in/b.csv", "\"5d41402abc4b2a76b9719d911017c592\"@5"));
        try (var content = store.open("in/a.csv")) {
            assertThat(content.readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
        }
    }

    @Test
    void a_refusal_is_told() throws IOException {
        var store = store(true, "stranger");

        // when
        assertThatThrownBy(store::list).isInstanceOf(PullFailure.class).hasMessage("The bucket refuses: AccessDenied.");
    }

    @Test
    void a_private_address_is_not_dialled() throws IOException {
        var store = store(false, "key");

        // when
        assertThatThrownBy(store::list).isInstanceOf(PrivateAddress.class);

        assertThat(server.asked()).isEmpty();
    }
}
