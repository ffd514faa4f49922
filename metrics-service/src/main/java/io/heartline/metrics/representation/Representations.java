package io.heartline.metrics.representation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives every answer to a GET a tag that follows from its bytes, answers 304 to whoever has it already, and turns lists
 * into CSV or Parquet for whoever asks for that.
 */
class Representations {
    private static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8.name());
    private static final MediaType VND_PARQUET = new MediaType("application", "vnd.apache.parquet");
    private static final String NEXT_CURSOR = "X-Next-Cursor";
    private static final int FILTER_PRIORITY = 100;
    private static final int TAG_BYTES = 16;

    private final ObjectMapper json;

    Representations(ObjectMapper json) {
        this.json = json;
    }

    /** How a list may come beside JSON. */
    private enum Table {
        CSV,
        PARQUET;

        private MediaType type() {
            return switch (this) {
                case CSV -> CSV_UTF8;
                case PARQUET -> VND_PARQUET;
            };
        }

        private boolean is(String name) {
            return name.equalsIgnoreCase(type().getType() + "/" + type().getSubtype());
        }
    }

    /** An endpoint answers JSON; what becomes of that is decided when it has. */
    void accept(@Observes Filters filters) {
        filters.register(Representations::acceptJsonToo, FILTER_PRIORITY);
    }

    private static void acceptJsonToo(RoutingContext context) {
        var request = context.request();
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (request.method().equals(HttpMethod.GET) && table(accept) != null) {
            request.headers().set(HttpHeaders.ACCEPT, accept + ", " + MediaType.APPLICATION_JSON + ";q=0.001");
        }
        context.next();
    }

    @ServerResponseFilter
    public void represent(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!"GET".equals(request.getMethod()) || response.getStatus() != 200 || !isJson(response)) {
            return;
        }
        var body = json.writeValueAsBytes(response.getEntity());
        var table = table(request.getHeaderString(HttpHeaders.ACCEPT));
        if (table == null) {
            tagged(request, response, body, MediaType.APPLICATION_JSON_TYPE);
        } else {
            list(request, response, body, table);
        }
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    private void list(ContainerRequestContext request, ContainerResponseContext response, byte[] body, Table table)
            throws IOException {
        var answer = json.readTree(body);
        var list = Csv.list(answer);
        if (list.isEmpty()) {
            response.setStatus(406);
            response.setEntity(
                    json.writeValueAsBytes(
                            Problem.of(406, "no-list", "This answer is no list: ask for application/json.", List.of())),
                    new Annotation[0],
                    MediaType.valueOf(Problem.MEDIA_TYPE));
            return;
        }
        var cursor = answer.path("nextCursor");
        if (cursor.isTextual()) {
            response.getHeaders().putSingle(NEXT_CURSOR, cursor.asText());
        }
        var written = switch (table) {
            case CSV -> Csv.of(list.get()).getBytes(StandardCharsets.UTF_8);
            case PARQUET -> Parquet.of(Columns.of(response.getEntity(), list.get()));
        };
        tagged(request, response, written, table.type());
    }

    private static void tagged(
            ContainerRequestContext request, ContainerResponseContext response, byte[] body, MediaType type) {
        var tag = "\"" + hash(body) + "\"";
        if (matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setEntity(null);
            response.setStatus(304);
        } else {
            response.setEntity(body, new Annotation[0], type);
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    }

    private static boolean matches(@Nullable String asked, String tag) {
        return asked != null
                && Arrays.stream(asked.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    /** What somebody wants who accepts this; null for JSON. */
    private static @Nullable Table table(@Nullable String accept) {
        return accept == null
                ? null
                : Arrays.stream(accept.split(","))
                        .map(one -> one.split(";", 2)[0].strip())
                        .flatMap(name -> Arrays.stream(Table.values()).filter(table -> table.is(name)))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isJson(ContainerResponseContext response) {
        var type = response.getMediaType();
        return response.getEntity() != null
                && !(response.getEntity() instanceof byte[])
                && !(response.getEntity() instanceof String)
                && (type == null || type.isCompatible(MediaType.APPLICATION_JSON_TYPE));
    }

    private static String hash(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
