package io.heartline.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.channels.Scheme;
import io.heartline.localstack.channels.Signing;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts at a steady rate, whether or not anybody answers, as good senders do: most of them ask again until they are
 * answered well, some ask once, and some send again what was taken already.
 */
public final class Loads implements AutoCloseable {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(4);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);
    private static final int SECRET_BYTES = 32;
    private static final int TOO_MANY = 429;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED_WITHIN)
            .build();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Notebook notebook = new Notebook();
    private final AtomicInteger requests = new AtomicInteger();
    private final StackFile stack;
    private final Clock clock;
    private final Generator generator;
    private final String secret;
    private volatile boolean over;

    /** Makes up a load from a seed, for the ingestion service of this stack. */
    public Loads(StackFile stack, Clock clock, long seed) {
        this.stack = stack;
        this.clock = clock;
        this.generator = new Generator(seed, clock.instant());
        this.secret = Scheme.STANDARD_WEBHOOKS.secret(new byte[SECRET_BYTES]);
    }

    /** Registers the source whose webhook is called. */
    public void setUp() throws IOException, InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("slug", Generator.HOOK)
                .put("kind", "generic")
                .put("brand", Generator.BRAND)
                .put("touchpoint", "support");
        body.putArray("secrets").addObject().put("use", "signing").put("value", secret);
        try (var ingestion = new Apis(stack.url(Service.INGESTION), stack.apiKey())) {
            var answer = ingestion.post("/sources", body);
            if (!answer.isSuccess()) {
                throw new IOException("POST /sources answered " + answer.status() + ": " + answer.text());
            }
        }
    }

    /**
     * Begins to post.
     *
     * @param perSecond requests a second
     */
    public void start(int perSecond) {
        Thread.ofVirtual().start(() -> {
            var begun = System.nanoTime();
            for (long i = 0; !over; i++) {
                var due = begun + i * Duration.ofSeconds(1).toNanos() / perSecond;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                submit(generated());
            }
        });
    }

    private Post generated() {
        synchronized (generator) {
            return generator.next();
        }
    }

    private synchronized void submit(Post post) {
        if (!over) {
            notebook.sending(post.items());
            var unused = senders.submit(() -> deliver(post));
        }
    }

    private void deliver(Post post) {
        send(post);
        if (post.repeatedAfter() != null) {
            LockSupport.parkNanos(post.repeatedAfter().toNanos());
            send(post);
        }
    }

    /** Makes up a data misuse, which has to raise an alert, and posts it until it is accepted; returns its id. */
    public String misuse(String customer) {
        Item item;
        synchronized (generator) {
            item = generator.event(customer, Item.MISUSE);
        }
        return accepted(item);
    }

    /** Makes up something said, and posts it until it is accepted; returns its id. */
    public String said(String customer) {
        Item item;
        synchronized (generator) {
            item = generator.said(Item.Kind.INTERACTION, customer, "The new lounge is lovely.");
        }
        return accepted(item);
    }

    private String accepted(Item item) {
        notebook.sending(List.of(item));
        send(new Post(List.of(item), true, null));
        return notebook.id(item);
    }

    /** Begins no more, and waits until those who ask again were answered. */
    public void stop() {
        synchronized (this) {
            over = true;
        }
        senders.close();
    }

    /** Returns what was sent, in that order, and what was answered. */
    public List<Note> notes() {
        return notebook.notes();
    }

    /** Returns how many requests were made, each attempt counted. */
    public int requests() {
        return requests.get();
    }

    private void send(Post post) {
        var deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        var wait = BACKOFF;
        while (!isSettled(post) && post.patient() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(wait.toNanos());
            wait = wait.multipliedBy(2).compareTo(BACKOFF_MAX) < 0 ? wait.multipliedBy(2) : BACKOFF_MAX;
        }
    }

    /** Asks once; returns whether there is no use in asking again. */
    private boolean isSettled(Post post) {
        requests.incrementAndGet();
        try {
            var response = client.send(request(post), BodyHandlers.ofByteArray());
            var isAccepted = response.statusCode() / 100 == 2;
            if (isAccepted) {
                note(post, response);
            } else {
                notebook.refused(post.items(), response.statusCode());
            }
            return isAccepted || (response.statusCode() < 500 && response.statusCode() != TOO_MANY);
        } catch (IOException e) {
            // No answer: it may have been taken, or not.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void note(Post post, HttpResponse<byte[]> response) throws IOException {
        var answers = JSON.readTree(response.body()).path("items");
        for (int i = 0; i < post.items().size(); i++) {
            JsonNode answer = answers.path(i);
            notebook.accepted(
                    post.items().get(i),
                    answer.path("id").asText(""),
                    answer.path("status").asText(""));
        }
    }

    private HttpRequest request(Post post) throws IOException {
        return switch (post.kind()) {
            case INTERACTION -> items("/interactions", post);
            case EVENT -> items("/customer-events", post);
            case WEBHOOK -> webhook(post.items().getFirst());
        };
    }

    private HttpRequest items(String path, Post post) throws IOException {
        var body = JsonNodeFactory.instance.arrayNode();
        post.items().forEach(item -> body.add(item.body()));
        return request(
                path,
                Map.of("Content-Type", "application/json", "X-API-Key", stack.apiKey()),
                JSON.writeValueAsBytes(body));
    }

    /** Signed anew each time, as the standard wants it, under the same id. */
    private HttpRequest webhook(Item item) throws IOException {
        var path = "/webhooks/" + Generator.HOOK;
        var body = JSON.writeValueAsBytes(item.body());
        var id = UUID.nameUUIDFromBytes(item.key().getBytes(StandardCharsets.UTF_8));
        var signing = new Signing(body, secret, clock.instant(), id.toString(), URI.create("http://127.0.0.1" + path));
        return request(path, Scheme.STANDARD_WEBHOOKS.headers(signing), body);
    }

    private HttpRequest request(String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(stack.url(Service.INGESTION).resolve(path))
                .timeout(ANSWERED_WITHIN)
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public void close() {
        over = true;
        senders.shutdownNow();
        client.close();
    }
}
