package io.heartline.platform.inbox;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the headers of records as text. */
final class KafkaHeaders implements TextMapGetter<Headers> {
    /** For the propagator of the trace context. */
    static final KafkaHeaders GETTER = new KafkaHeaders();

    private KafkaHeaders() {}

    /** The last header of a name; null if there is none. */
    static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : text(header);
    }

    /** All headers that have a value, in a form that the database can hold. */
    static Map<String, String> storable(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var header : headers) {
            if (header.value() != null) {
                texts.put(storable(header.key()), storable(text(header)));
            }
        }
        return texts;
    }

    /** A text without U+0000, which PostgreSQL holds neither in text nor in JSON. */
    static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public Iterable<String> keys(Headers headers) {
        List<String> names = new ArrayList<>();
        headers.forEach(header -> names.add(header.key()));
        return names;
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
        return headers == null ? null : text(headers, name);
    }
}
