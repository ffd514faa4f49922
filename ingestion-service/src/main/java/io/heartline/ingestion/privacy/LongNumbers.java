package io.heartline.ingestion.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds payment cards (ISO/IEC 7812: 13 to 19 digits with a Luhn check digit) and Chinese identity cards (GB 11643: 18
 * characters, or 15 digits until 1999, with a province and a date of birth).
 *
 * <p>Digits may be full-width and may stand in groups with a single space or hyphen between. The check character of an
 * identity card is not asked for: a mistyped number still tells who wrote it.
 */
final class LongNumbers {
    static final String CARD_MASK = "[card]";
    static final String ID_MASK = "[id]";

    private static final int DIGITS_MIN = 13;
    private static final int DIGITS_MAX = 19;
    private static final int CENTURY = 1900;

    private LongNumbers() {}

    /** A group of digits without a gap. */
    private record Group(int start, int end, String digits) {}

    static List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        List<Group> run = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            var group = group(text, at);
            if (!run.isEmpty() && !joined(text, run.getLast().end(), group.start())) {
                collect(text, run, found);
                run.clear();
            }
            run.add(group);
            at = group.end();
        }
        collect(text, run, found);
        return found;
    }

    private static Group group(String text, int start) {
        var digits = new StringBuilder();
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            digits.append((char) ('0' + Character.digit(text.charAt(end), 10)));
            end++;
        }
        return new Group(start, end, digits.toString());
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
    }

    private static boolean joined(String text, int end, int start) {
        return start == end + 1 && " -\u00A0\u3000".indexOf(text.charAt(end)) >= 0;
    }

    /** Looks at every series of whole groups, the longest first, since a date may stand beside a number. */
    private static void collect(String text, List<Group> run, List<Span> found) {
        int from = 0;
        while (from < run.size()) {
            int next = from + 1;
            for (int to = Math.min(run.size(), from + DIGITS_MAX); to > from; to--) {
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

    private static @org.jspecify.annotations.Nullable Span number(String text, List<Group> groups) {
        var digits = String.join("", groups.stream().map(Group::digits).toList());
        if (digits.length() < DIGITS_MIN || digits.length() > DIGITS_MAX) {
            return null;
        }
        int start = groups.getFirst().start();
        int end = groups.getLast().end();
        if (digits.length() == 17 && end < text.length() && "xXＸｘ".indexOf(text.charAt(end)) >= 0 && isPerson(digits)) {
            return new Span(start, end + 1, ID_MASK);
        }
        if ((digits.length() == 18 || digits.length() == 15) && isPerson(digits)) {
            return new Span(start, end, ID_MASK);
        }
        return passesLuhn(digits) ? new Span(start, end, CARD_MASK) : null;
    }

    private static boolean isPerson(String digits) {
        int province = Integer.parseInt(digits, 0, 2, 10);
        boolean old = digits.length() == 15;
        int year = old ? CENTURY + Integer.parseInt(digits, 6, 8, 10) : Integer.parseInt(digits, 6, 10, 10);
        int month = old ? 8 : 10;
        return province >= 11
                && province <= 83
                && year >= CENTURY
                && year < 2100
                && isDay(
                        year,
                        Integer.parseInt(digits, month, month + 2, 10),
                        Integer.parseInt(digits, month + 2, month + 4, 10));
    }

    private static boolean isDay(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The check of ISO/IEC 7812-1, annex B. A number of zeros alone passes it but is nobody's. */
    static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum > 0 && sum % 10 == 0;
    }
}
