package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.channels.PullServers;
import io.heartline.testing.EmbeddedMail;
import io.heartline.testing.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** Sources of every kind that is asked, each with something to find: servers on this machine, a folder and a topic. */
final class PulledSources implements AutoCloseable {
    private static final String MAILBOX = "care@lantern.example";
    private static final String PASSWORD = "postbox-501";
    private static final String TOPIC = "lantern-feedback";
    private static final short REPLICATION = 1;

    private final Site site;
    private final Senders senders;
    private final PullServers servers;
    private final EmbeddedMail mail;

    private PulledSources(Site site, Senders senders, PullServers servers, EmbeddedMail mail) {
        this.site = site;
        this.senders = senders;
        this.servers = servers;
        this.mail = mail;
    }

    static PulledSources start(Site site, Senders senders, Clock clock) throws IOException {
        return new PulledSources(site, senders, PullServers.start(clock.instant()), EmbeddedMail.start());
    }

    /** Sets them all up; returns the sources by kind, those that could not be set up among the failures. */
    Map<String, String> setUp(Failures failures) throws IOException, InterruptedException {
        folder();
        topic();
        mail.deliver(MAILBOX, PASSWORD, servers.letter());
        var sources = new LinkedHashMap<String, String>();
        add(sources, failures, "rss", pull().put("url", servers.url() + "/feed"), null);
        add(sources, failures, "mastodon", pull().put("server", servers.url()).put("hashtag", "lanternshop"), null);
        add(
                sources,
                failures,
                "s3",
                pull().put("endpoint", servers.url())
                        .put("bucket", "drop")
                        .put("prefix", "in/")
                        .put("accessKey", "reader-501"),
                "secret-of-reader-501");
        add(
                sources,
                failures,
                "imap",
                pull().put("host", "127.0.0.1")
                        .put("port", mail.imapPort())
                        .put("tls", "none")
                        .put("user", MAILBOX),
                PASSWORD);
        add(sources, failures, "folder", pull().put("path", "reviews"), null);
        add(
                sources,
                failures,
                "kafka",
                pull().put("bootstrapServers", site.stack().file().kafka())
                        .put("topic", TOPIC)
                        .put("tls", "none"),
                null);
        return sources;
    }

    private static ObjectNode pull() {
        return JsonNodeFactory.instance.objectNode().put("every", "PT10S");
    }

    private void add(
            Map<String, String> sources, Failures failures, String kind, ObjectNode pull, @Nullable String secret)
            throws InterruptedException {
        var slug = "check-" + kind;
        var mapping = JsonNodeFactory.instance.objectNode();
        mapping.set("pull", pull);
        try {
            senders.setUp(slug, kind, mapping, secret);
            sources.put(kind, slug);
        } catch (IOException e) {
            failures.add(kind + ": " + e.getMessage());
        }
    }

    private void folder() throws IOException {
        var folder = Files.createDirectories(site.stack().dataDirectory().resolve("inbox/reviews"));
        Files.writeString(
                folder.resolve("reviews.ndjson"),
                servers.row("folder", "f-1", "The clerk was kind and found my order at once."));
    }

    /** A topic of the user's own, on the broker that is there. */
    private void topic() throws IOException {
        var broker = site.stack().file().kafka();
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
                var topics = new Topics(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, REPLICATION)))
                    .all()
                    .get();
            var row = servers.row("kafka", "k-1", "The new catalogue is a joy to read.")
                    .strip();
            topics.sendRaw(TOPIC, "k-1", row.getBytes(StandardCharsets.UTF_8), Map.of());
        } catch (ExecutionException e) {
            throw new IOException("the topic could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a topic was made", e);
        }
    }

    @Override
    public void close() {
        servers.close();
        mail.close();
    }
}
