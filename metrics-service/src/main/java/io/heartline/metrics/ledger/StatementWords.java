package io.heartline.metrics.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a statement into sentences that anybody understands. */
final class StatementWords {
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINESE);

    private StatementWords() {}

    /** The sentences: the balance, then each breach of trust, then the drift if there is one. */
    static List<String> summary(Statement statement, Language language) {
        List<String> sentences = new ArrayList<>();
        sentences.add(balance(statement, language));
        statement.shocks().forEach(shock -> sentences.add(shock(shock, language)));
        if (statement.drift().drifting()) {
            sentences.add(drift(statement.drift(), language));
        }
        return sentences;
    }

    /** One cause and what it comes to. */
    static String total(Totals.Total total, Language language) {
        var cause = Words.cause(total.cause(), language);
        return switch (language) {
            case EN -> cause + " " + times(total.count()) + ": " + signed(total.value());
            case ZH -> cause + " " + total.count() + " 次：" + signed(total.value());
        };
    }

    private static String balance(Statement statement, Language language) {
        if (statement.totals().isEmpty()) {
            return switch (language) {
                case EN -> "Nothing has been posted yet, so the balance is 0.";
                case ZH -> "尚无任何记账，余额为 0。";
            };
        }
        var balance = signed(statement.balance());
        var given = signed(statement.deposits());
        var taken = signed(statement.withdrawals());
        return switch (language) {
            case EN -> "The balance is " + balance + ": deposits still count " + given + ", withdrawals " + taken + ".";
            case ZH -> "余额为 " + balance + "：存入现值 " + given + "，支取现值 " + taken + "。";
        };
    }

    private static String shock(Totals.Shock shock, Language language) {
        var day = LocalDate.ofInstant(shock.at(), ZoneOffset.UTC);
        var cause = Words.cause(shock.cause(), language);
        var value = signed(shock.value());
        return switch (language) {
            case EN ->
                "A breach of trust on " + ENGLISH_DAY.format(day) + " (" + cause + ") still counts " + value
                        + "; small good deeds do not undo it.";
            case ZH -> CHINESE_DAY.format(day) + "发生信任危机（" + cause + "），现仍计 " + value + "，小恩小惠无法抵消。";
        };
    }

    private static String drift(Statement.Drift drift, Language language) {
        long days = drift.window().toDays();
        var taken = signed(drift.taken());
        var given = signed(drift.given());
        return switch (language) {
            case EN ->
                "It is drifting down: " + drift.withdrawals() + " small withdrawals in " + days + " days count " + taken
                        + ", deposits of the same time only " + given + ".";
            case ZH ->
                "关系正在逐渐疏远：" + days + " 天内有 " + drift.withdrawals() + " 次小额支取，共计 " + taken + "，同期存入仅 " + given + "。";
        };
    }

    private static String times(long count) {
        return switch ((int) Math.min(count, 3)) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    private static String signed(double units) {
        var rounded = BigDecimal.valueOf(units).setScale(1, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0) {
            return "0";
        }
        return (rounded.signum() > 0 ? "+" : "−") + rounded.abs().toPlainString();
    }
}
