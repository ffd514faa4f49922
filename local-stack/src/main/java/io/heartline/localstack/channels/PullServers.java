package io.heartline.localstack.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What sources of the pulled kinds are asked, on this machine: a feed, a Mastodon server and a bucket. */
public final class PullServers implements AutoCloseable {
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NOT_FOUND = "{\"error\":\"Record not found\"}";

    private final HttpServer server;
    private final Instant now;

    private PullServers(HttpServer server, Instant now) {
        this.server = server;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Starts them on a free port; everything they tell happened at this time. */
    public static PullServers start(Instant now) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var servers = new PullServers(server, now);
        server.createContext("/feed", exchange -> answer(exchange, "application/atom+xml", servers.feed()));
        server.createContext(
                "/api/v1/timelines/tag/", exchange -> answer(exchange, "application/json", servers.posts()));
        server.createContext("/drop", servers::bucket);
        server.createContext("/", exchange -> answer(exchange, "application/json", NOT_FOUND));
        server.start();
        return servers;
    }

    /** Returns the address of the server. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String feed() {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:im="http://itunes.apple.com/rss">
                  <id>urn:reviews</id><title>Reviews</title><updated>%1$s</updated>
                  <entry>
                    <id>urn:review:501</id><updated>%1$s</updated><title>Bright</title>
                    <author><name>nia</name><uri>https://store.example/u/nia</uri></author>
                    <im:rating>5</im:rating>
                    <link href="https://store.example/r/501"/>
                    <content type="text">Lovely light, and the app just works.</content>
                  </entry>
                </feed>
                """.formatted(now);
    }

    private String posts() {
        return """
                [{"id": "501", "created_at": "%s", "in_reply_to_id": null, "sensitive": false, "spoiler_text": "",
                  "visibility": "public", "language": "en", "uri": "https://social.example/users/ola/statuses/501",
                  "url": "https://social.example/@ola/501", "reblog": null,
                  "content": "<p>My <a href=\\"https://social.example/tags/lanternshop\\">#lanternshop</a> lamp broke again, \
                so annoying.</p>",
                  "account": {"id": "9", "username": "ola", "acct": "ola", "followers_count": 312}}]
                """.formatted(now);
    }

    /** The two calls of S3 that a reader needs: the list of what is there, and one object. */
    private void bucket(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith(".ndjson")) {
            answer(exchange, "application/x-ndjson", row("s3", "b-1", "The bill was wrong twice, I am fed up."));
        } else {
            answer(exchange, "application/xml", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>drop</Name><Prefix>in/</Prefix>
                      <KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>
                      <Contents><Key>in/reviews.ndjson</Key><LastModified>%s</LastModified>
                        <ETag>"5d41402abc4b2a76b9719d911017c592"</ETag><Size>300</Size>
                        <StorageClass>STANDARD</StorageClass></Contents>
                    </ListBucketResult>
                    """.formatted(now));
        }
    }

    /** A line of a file, or the value of a record of a topic: an item of our own interface. */
    public String row(String source, String id, String text) {
        return """
                {"source": "check-%1$s", "externalId": "%2$s", "brand": "lantern-shop", \
                "customer": {"kind": "external-id", "value": "C-%1$s"}, "channel": "review", "touchpoint": "billing", \
                "text": "%3$s", "language": "en", "occurredAt": "%4$s"}
                """.formatted(source, id, text, now);
    }

    /** A message in a mailbox. */
    public String letter() {
        return """
                From: Kim <kim@example.com>
                To: care@lantern.example
                Subject: Where is my lamp?
                Message-ID: <501@example.com>
                Date: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                I have waited for three weeks now. This is really disappointing.
                """.formatted(RFC_1123.format(now)).replace("\n", "\r\n");
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            var bytes = text.strip().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(text.equals(NOT_FOUND) ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
