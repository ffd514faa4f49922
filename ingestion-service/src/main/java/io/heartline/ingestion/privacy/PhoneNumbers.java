package io.heartline.ingestion.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds phone numbers: international ones, and national ones of the regions where the operator's customers live.
 *
 * <p>The numbering plans are those of libphonenumber. Its own search through a text takes seconds for one that consists of
 * digits, so the candidates are found here, in linear time: groups of digits, full-width ones too, with at most three
 * characters of punctuation between.
 */
final class PhoneNumbers {
    static final String MASK = "[phone]";

    private static final int INTERNATIONAL_DIGITS_MIN = 8;
    /** Without an area code a number is as short as a price; the plans of all default regions have ten digits. */
    private static final int NATIONAL_DIGITS_MIN = 10;

    private static final int DIGITS_MAX = 15;
    private static final int GROUPS_MAX = 7;
    private static final int GAP_MAX = 3;
    private static final String GAP = " \u00A0\u3000.-\u2010\u2011\u2013()（）";
    private static final String PLUS = "+＋";
    private static final String NO_REGION = "ZZ";
    private static final Pattern DATE = Pattern.compile("(?:19|20)\\d\\d[-. ][01]?\\d[-. ][0-3]?\\d(?:\\D.*)?");
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private final List<String> regions;

    /** Finds national numbers of these regions, ISO 3166 codes of two letters. */
    PhoneNumbers(List<String> regions) {
        for (var region : regions) {
            if (!LIBRARY.getSupportedRegions().contains(region)) {
                throw new IllegalArgumentException("no phone numbers are known of the region " + region);
            }
        }
        this.regions = List.copyOf(regions);
    }

    /** Digits without a gap; {@code start} includes a sign or a bracket before them. */
    private record Group(int start, int end, String digits, boolean international) {}

    List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        List<Group> run = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            var group = group(text, at);
            if (!run.isEmpty() && !joined(text, run.getLast(), group)) {
                collect(text, run, found);
                run.clear();
            }
            run.add(group);
            at = group.end();
        }
        collect(text, run, found);
        return found;
    }

    private static Group group(String text, int first) {
        int end = first;
        var digits = new StringBuilder();
        while (end < text.length() && isDigit(text.charAt(end))) {
            digits.append((char) ('0' + Character.digit(text.charAt(end), 10)));
            end++;
        }
        int start = first;
        if (start > 0 && "(（".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        boolean international = start > 0 && PLUS.indexOf(text.charAt(start - 1)) >= 0;
        return new Group(international ? start - 1 : start, end, digits.toString(), international);
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
    }

    private static boolean joined(String text, Group before, Group after) {
        return !after.international()
                && after.start() - before.end() <= GAP_MAX
                && text.substring(before.end(), after.start()).chars().allMatch(c -> GAP.indexOf(c) >= 0);
    }

    private void collect(String text, List<Group> run, List<Span> found) {
        int from = 0;
        while (from < run.size()) {
            int next = from + 1;
            for (int to = Math.min(run.size(), from + GROUPS_MAX); to > from; to--) {
                var span = number(text, run.subList(from, to));
                if (span != null) {
                    found.add(span);
                    next = to;
                    break;
                }
            }
            from = next;
        }
    }

    private @Nullable Span number(String text, List<Group> groups) {
        var first = groups.getFirst();
        int length = groups.stream().mapToInt(group -> group.digits().length()).sum();
        if (length > DIGITS_MAX || length < (first.international() ? INTERNATIONAL_DIGITS_MIN : NATIONAL_DIGITS_MIN)) {
            return null;
        }
        var span = new Span(first.start(), groups.getLast().end(), MASK);
        if (DATE.matcher(text.substring(span.start(), span.end())).matches()) {
            return null;
        }
        var digits = groups.stream().map(Group::digits).collect(Collectors.joining());
        boolean valid = first.international()
                ? isValid("+" + digits, NO_REGION)
                : regions.stream().anyMatch(region -> isValid(digits, region));
        return valid ? span : null;
    }

    private static boolean isValid(String number, String region) {
        try {
            return LIBRARY.isValidNumber(LIBRARY.parse(number, region));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
