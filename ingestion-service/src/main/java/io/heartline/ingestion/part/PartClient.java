package io.heartline.ingestion.part;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks one service what it keeps of a person, under every id that the person ever had. */
final class PartClient {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int PROBLEM_BYTES_MAX = 16 * 1024;

    private final String service;
    private final URI base;
    private final String key;
    private final HttpClient client;
    private final long answerBytesMax;

    /**
     * A service.
     *
     * @param answerBytesMax the largest sum of its answers
     */
    PartClient(String service, URI base, String key, HttpClient client, long answerBytesMax) {
        this.service = service;
        this.base = base;
        this.key = key;
        this.client = client;
        this.answerBytesMax = answerBytesMax;
    }

    /** A refusal that asking again for another id does not change. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /**
     * Asks; an answer that speaks for more ids spares asking for them. A service that has not heard of a merge yet is
     * asked for what it keeps of the other ids.
     *
     * @throws InterruptedException if it takes too long for whoever waits
     */
    Part ask(Collection<UUID> customerIds) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        boolean held = false;
        try {
            var part = read(customerIds, answers);
            held = part instanceof Part.Held;
            return part;
        } finally {
            if (!held) {
                answers.forEach(answer -> answer.document().close());
            }
        }
    }

    private Part read(Collection<UUID> customerIds, List<Answer> answers) throws InterruptedException {
        Set<UUID> covered = new HashSet<>();
        long left = answerBytesMax;
        try {
            for (var id : new TreeSet<>(customerIds)) {
                if (covered.contains(id)) {
                    continue;
                }
                var document = document(id, left);
                if (document.isPresent()) {
                    answers.add(new Answer(id, document.get()));
                    covered.addAll(customerIds(document.get()));
                    left -= document.get().bytes();
                }
            }
            return answers.isEmpty() ? new Part.Nothing(service) : new Part.Held(service, answers);
        } catch (Spool.Full e) {
            return new Part.Missing(service, "its answer is larger than " + answerBytesMax + " bytes");
        } catch (Refused e) {
            return new Part.Missing(service, String.valueOf(e.getMessage()));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Part.Missing(service, "its answer is not the JSON of an export");
        } catch (IOException e) {
            return new Part.Missing(service, "it did not answer");
        }
    }

    private Optional<Spool> document(UUID id, long bytesMax) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/customers/" + id + "/export"))
                .header("Accept", "application/json")
                .header("X-API-Key", key)
                .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() == 200) {
                return Optional.of(spooled(body, bytesMax));
            }
            if (response.statusCode() == 404 && "unknown-customer".equals(code(body))) {
                return Optional.empty();
            }
            throw new Refused(why(response));
        }
    }

    private static String why(HttpResponse<?> response) {
        int status = response.statusCode();
        return status == 401 || status == 403
                ? "it refuses our key with status " + status
                : "it answered with status " + status;
    }

    private static Spool spooled(InputStream body, long bytesMax) throws IOException {
        var spool = new Spool(bytesMax);
        try {
            body.transferTo(spool.out());
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** What a problem is called; null if the answer is none, as that of a proxy. */
    private static @Nullable String code(InputStream body) throws IOException {
        try (var parser = JSON.createParser(body.readNBytes(PROBLEM_BYTES_MAX))) {
            String code = null;
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    parser.nextToken();
                    code = name.equals("code") ? parser.getValueAsString() : code;
                    parser.skipChildren();
                }
            }
            return code;
        } catch (JacksonException e) {
            return null; // somebody else answers there
        }
    }

    /** Reads a document to its end, so that one that broke off is found, and returns the ids that it speaks for. */
    private static Set<UUID> customerIds(Spool document) throws IOException {
        Set<UUID> ids = new HashSet<>();
        try (var parser = JSON.createParser(document.in()).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (name.equals("customerIds") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        ids.add(UUID.fromString(parser.getText()));
                    }
                }
                parser.skipChildren();
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        }
        return ids;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not one object");
        }
    }
}
