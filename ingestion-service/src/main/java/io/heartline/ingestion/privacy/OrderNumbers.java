package io.heartline.ingestion.privacy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds order numbers: what a text itself calls one, in English and in Chinese, and what the operator's own patterns find.
 *
 * <p>Patterns are RE2's, whose time is linear in the length of the text whatever they are. The first group of a pattern
 * is what is masked, or the whole if it has none.
 */
final class OrderNumbers {
    static final String MASK = "[order]";

    private static final List<String> CALLED_SO = List.of(
            "(?i)\\b(?:order|invoice|booking|tracking)(?:\\s+(?:no\\.?|number|id|code))?(?:\\s+is)?\\s*[:#]?\\s*#?"
                    + "([a-z]{0,4}-?[0-9]{5,20})\\b",
            "(?:订单|訂單|单号|單號|运单|運單)(?:编号|編號|号码|號碼|号|號)?\\s*(?:是|为|為)?\\s*[:：#]?\\s*" + "([A-Za-z]{0,4}-?[0-9]{5,20})");

    private final List<Pattern> patterns;

    /**
     * Finds these, too.
     *
     * @throws IllegalArgumentException if one is no pattern of RE2
     */
    OrderNumbers(List<String> own) {
        patterns = Stream.concat(CALLED_SO.stream(), own.stream())
                .map(OrderNumbers::compile)
                .toList();
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a pattern of RE2: " + pattern, e);
        }
    }

    List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        for (var pattern : patterns) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
                if (matcher.end(group) > matcher.start(group)) {
                    found.add(new Span(matcher.start(group), matcher.end(group), MASK));
                }
            }
        }
        return found;
    }
}
