package io.heartline.alerting.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a draft that a model worded may be shown to whoever approves: it is in the right language, says nothing that
 * looks like a promise, a figure or a place to click unless the facts say the same, and leaves nothing to be filled in.
 *
 * <p>It is a sieve, not a proof: a person reads every draft that passes.
 *
 * @param lengthMax in characters
 */
record DraftGuard(int lengthMax) {
    private static final double HAN_MIN = 0.5;
    private static final double HAN_MAX = 0.05;

    /** What commits somebody to money, a date or an outcome; allowed where the facts say it too. */
    private static final List<String> PROMISES = List.of(
            "guarantee",
            "promise",
            "assure",
            "refund",
            "compensat",
            "reimburs",
            "free of charge",
            "for free",
            "discount",
            "voucher",
            "coupon",
            "gift",
            "credit",
            "cash",
            "money back",
            "within",
            "today",
            "tomorrow",
            "tonight",
            "next week",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "hours",
            "days",
            "never again",
            "not happen again",
            "will be resolved",
            "will be fixed",
            "immediately",
            "as soon as possible",
            "liable",
            "lawyer",
            "保证",
            "保證",
            "承诺",
            "承諾",
            "一定会",
            "一定會",
            "退款",
            "赔偿",
            "賠償",
            "补偿",
            "補償",
            "免费",
            "免費",
            "折扣",
            "优惠",
            "優惠",
            "代金券",
            "现金",
            "現金",
            "礼品",
            "禮品",
            "赠送",
            "贈送",
            "今天",
            "明天",
            "今日",
            "明日",
            "下周",
            "下週",
            "小时",
            "小時",
            "天内",
            "天內",
            "日内",
            "日內",
            "工作日",
            "星期",
            "立即",
            "马上",
            "馬上",
            "尽快",
            "盡快",
            "绝不",
            "絕不",
            "不会再",
            "不會再",
            "法律责任",
            "法律責任");

    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final Pattern CHINESE_NUMBER = Pattern.compile("[一二两三四五六七八九十百千万]+(?=[元块天日周月年]|小时|小時|個月|个月|折)");
    private static final Pattern NUMBER_WORD = Pattern.compile(
            "\\b(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|thousand|percent)\\b");
    private static final Pattern PLACE = Pattern.compile("https?:|www\\.|@|[$€£¥￥%]");
    private static final Pattern BLANK =
            Pattern.compile("[\\[\\]{}<>【】]|\\bXX+\\b|\\byour name\\b|\\bcustomer name\\b|客户姓名|您的姓名");
    private static final String SIMPLIFIED = "们这为过说对诚歉谢联发没让";
    private static final String TRADITIONAL = "們這為過說對誠聯發沒讓謝";

    /**
     * What is wrong with a draft, as slugs; empty if nothing is.
     *
     * @param text the draft
     * @param language that it must be in: {@code en}, {@code zh} or {@code zh-hant}
     * @param facts all that may be said: the facts and what the template made of them
     */
    List<String> faults(String text, String language, List<String> facts) {
        List<String> faults = new ArrayList<>();
        var said = folded(text);
        var known = facts.stream().map(DraftGuard::folded).collect(Collectors.joining("\n"));
        if (text.isBlank()) {
            faults.add("empty");
        }
        if (text.length() > lengthMax) {
            faults.add("too-long");
        }
        if (!isIn(language, text)) {
            faults.add("language");
        }
        if (numbers(said).anyMatch(number -> !known.contains(number))) {
            faults.add("figures");
        }
        if (PROMISES.stream().anyMatch(word -> said.contains(word) && !known.contains(word))) {
            faults.add("promises");
        }
        if (PLACE.matcher(said).results().anyMatch(found -> !known.contains(found.group()))) {
            faults.add("places");
        }
        if (BLANK.matcher(said).find() || BLANK.matcher(text).find()) {
            faults.add("blanks");
        }
        return faults;
    }

    private static Stream<String> numbers(String said) {
        return Stream.of(DIGITS, CHINESE_NUMBER, NUMBER_WORD)
                .flatMap(pattern -> pattern.matcher(said).results())
                .map(found -> found.group());
    }

    /** Lower case, and full-width signs as narrow ones: nothing slips through by looking different. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean isIn(String language, String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = text.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
                .count();
        double share = letters == 0 ? 0 : (double) han / letters;
        return switch (language) {
            case "zh" -> share >= HAN_MIN && has(text, SIMPLIFIED, TRADITIONAL);
            case "zh-hant" -> share >= HAN_MIN && has(text, TRADITIONAL, SIMPLIFIED);
            default -> letters > 0 && share <= HAN_MAX && isLatin(text, letters);
        };
    }

    private static boolean isLatin(String text, long letters) {
        long latin = text.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN)
                .count();
        return latin >= (1 - HAN_MAX) * letters;
    }

    /** Whether there are at least as many characters of a script as of the other one. */
    private static boolean has(String text, String script, String other) {
        return count(text, script) >= count(text, other);
    }

    private static long count(String text, String of) {
        return text.chars().filter(character -> of.indexOf(character) >= 0).count();
    }
}
