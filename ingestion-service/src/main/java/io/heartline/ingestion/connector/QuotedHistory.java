package io.heartline.ingestion.connector;

import java.util.List;
import java.util.regex.Pattern;

/** Finds where a message ends and the messages that it answers begin, as mail programs mark it. */
final class QuotedHistory {
    /** No line that introduces a quotation is longer; the patterns never see more. */
    private static final int LINE_LENGTH_MAX = 300;

    private static final List<Pattern> INTRODUCTIONS = List.of(
            Pattern.compile("On .{4,250}wrote:"),
            Pattern.compile("Am .{4,250}schrieb.{0,200}:"),
            Pattern.compile("Le .{4,250}a écrit\\s?:"),
            Pattern.compile("在\\s?.{4,250}写道[：:]"),
            Pattern.compile("於\\s?.{4,250}寫道[：:]"),
            Pattern.compile("-{3,}\\s?(Original Message|Forwarded message|Ursprüngliche Nachricht|原始邮件|原始郵件)\\s?-{3,}"),
            Pattern.compile("_{20,}"));
    private static final Pattern HEADER_FROM = Pattern.compile("\\*?(From|Von|De|发件人|寄件者)[：:]\\*? .{1,250}");
    private static final Pattern HEADER_NEXT =
            Pattern.compile("\\*?(Sent|Date|To|Gesendet|Datum|An|Envoyé|发送时间|发送日期|日期|收件人|寄件日期|收件者)[：:]\\*? .{1,250}");
    private static final String SIGNATURE = "-- ";

    private QuotedHistory() {}

    /** What the writer of a plain-text message wrote in it: without quotations, and without the signature below. */
    static String cut(String message) {
        var lines = message.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        var own = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].equals(SIGNATURE) || introduces(lines, i)) {
                break;
            }
            if (!lines[i].startsWith(">")) {
                own.append(lines[i]).append('\n');
            }
        }
        return PlainText.tidy(own.toString());
    }

    private static boolean introduces(String[] lines, int at) {
        var line = lines[at].strip();
        if (line.isEmpty() || line.length() > LINE_LENGTH_MAX) {
            return false;
        }
        var next = at + 1 < lines.length ? lines[at + 1].strip() : "";
        // Long introductions are folded onto a second line
        var both = line.length() + next.length() < LINE_LENGTH_MAX ? line + " " + next : line;
        return INTRODUCTIONS.stream()
                        .anyMatch(pattern -> pattern.matcher(line).matches()
                                || pattern.matcher(both).matches())
                || (HEADER_FROM.matcher(line).matches()
                        && next.length() <= LINE_LENGTH_MAX
                        && HEADER_NEXT.matcher(next).matches());
    }
}
