package io.heartline.console;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes numbers and times as the reader is used to; what is not known is a dash, never 0. */
public final class Numbers {
    /** What stands for nothing. */
    public static final String NONE = "–";

    private final Lang lang;
    private final ZoneId zone;

    /** For a reader of a language in a time zone. */
    public Numbers(Lang lang, ZoneId zone) {
        this.lang = lang;
        this.zone = zone;
    }

    /** A count. */
    public String count(@Nullable Long n) {
        return n == null ? NONE : NumberFormat.getIntegerInstance(lang.locale()).format(n);
    }

    /** A number with so many digits after the point. */
    public String number(@Nullable Double value, int digits) {
        if (value == null || value.isNaN()) {
            return NONE;
        }
        var format = NumberFormat.getNumberInstance(lang.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        var text = format.format(Math.abs(value));
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !zero ? "−" + text : text;
    }

    /** A number that always says its sign. */
    public String signed(@Nullable Double value, int digits) {
        var text = number(value, digits);
        boolean above = value != null && value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
        return above ? "+" + text : text;
    }

    /** A share of 0 to 100. */
    public String percent(@Nullable Double percent) {
        if (percent == null) {
            return NONE;
        }
        return number(percent, percent > 0 && percent < 10 ? 1 : 0) + " %";
    }

    /** A span of a scale. */
    public String interval(double low, double high, int digits) {
        return number(low, digits) + (lang == Lang.ZH ? " 至 " : " to ") + number(high, digits);
    }

    /** A day and a time. */
    public String time(@Nullable Instant at) {
        return at == null ? NONE : write(at, lang == Lang.ZH ? "M月d日 HH:mm" : "d MMM HH:mm");
    }

    /** A time of day. */
    public String hour(Instant at) {
        return write(at, "HH:mm");
    }

    /** A day of the year. */
    public String day(Instant at) {
        return write(at, lang == Lang.ZH ? "M月d日" : "d MMM");
    }

    /** A day with its year. */
    public String date(@Nullable LocalDate day) {
        return day == null
                ? NONE
                : DateTimeFormatter.ofPattern(lang == Lang.ZH ? "yyyy年M月d日" : "d MMM yyyy", lang.locale())
                        .format(day);
    }

    /** A length of time in its largest unit. */
    public String length(Duration length) {
        boolean zh = lang == Lang.ZH;
        if (length.toDays() >= 2) {
            return length.toDays() + (zh ? " 天" : " days");
        }
        if (length.toHours() >= 2) {
            return length.toHours() + (zh ? " 小时" : " h");
        }
        return length.toMinutes() >= 1
                ? length.toMinutes() + (zh ? " 分钟" : " min")
                : length.toSeconds() + (zh ? " 秒" : " s");
    }

    private String write(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, lang.locale()).format(at.atZone(zone));
    }
}
