package io.heartline.ingestion.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a mask over e-mail addresses, phone numbers, payment cards, Chinese identity cards and order numbers.
 *
 * <p>A mask says what it covers ({@code [email]}, {@code [phone]}, {@code [card]}, {@code [id]}, {@code [order]}), because a reader and a
 * model both understand a sentence better with a noun than with a gap.
 */
@ApplicationScoped
public class Masks {
    private final PhoneNumbers phones;
    private final OrderNumbers orders;

    @Inject
    Masks(PrivacyConfig config) {
        this(config.phoneRegions(), config.orderPatterns().orElse(List.of()));
    }

    Masks(List<String> phoneRegions, List<String> orderPatterns) {
        phones = new PhoneNumbers(phoneRegions);
        orders = new OrderNumbers(orderPatterns);
    }

    /** The text with masks; the text itself if there is nothing to mask; null for none. */
    public @Nullable String mask(@Nullable String text) {
        if (text == null) {
            return null;
        }
        NavigableMap<Integer, Span> spans = new TreeMap<>();
        claim(spans, EmailAddresses.find(text));
        claim(spans, LongNumbers.find(text));
        claim(spans, orders.find(text));
        claim(spans, phones.find(text));
        return spans.isEmpty() ? text : replace(text, spans);
    }

    /** Attributes with masked values; a value that its masks make too long loses its end. */
    public SortedMap<String, String> mask(SortedMap<String, String> attributes, int lengthMax) {
        SortedMap<String, String> masked = new TreeMap<>();
        attributes.forEach((key, value) -> masked.put(key, cut(mask(value), lengthMax)));
        return masked;
    }

    private static String cut(@Nullable String value, int lengthMax) {
        if (value == null) {
            return "";
        }
        return value.codePointCount(0, value.length()) <= lengthMax
                ? value
                : value.substring(0, value.offsetByCodePoints(0, lengthMax));
    }

    /** What was found first stays: a card is no phone number because a part of it looks like one. */
    private static void claim(NavigableMap<Integer, Span> spans, List<Span> found) {
        for (var span : found) {
            var before = spans.lowerEntry(span.end());
            if (before == null || !before.getValue().overlaps(span)) {
                spans.put(span.start(), span);
            }
        }
    }

    private static String replace(String text, NavigableMap<Integer, Span> spans) {
        var masked = new StringBuilder(text.length());
        int from = 0;
        for (var span : spans.values()) {
            masked.append(text, from, span.start()).append(span.mask());
            from = span.end();
        }
        return masked.append(text, from, text.length()).toString();
    }
}
