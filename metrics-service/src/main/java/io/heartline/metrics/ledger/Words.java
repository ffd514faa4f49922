package io.heartline.metrics.ledger;

import io.heartline.metrics.evidence.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts entries into words, so that a person can answer "why −12?". */
final class Words {
    private record Word(String english, String chinese) {
        String in(Language language) {
            return switch (language) {
                case EN -> english;
                case ZH -> chinese;
            };
        }
    }

    private static final Map<String, Word> CAUSES = Map.ofEntries(
            Map.entry("emotion:joy", new Word("Joy was expressed", "客户表达了喜悦")),
            Map.entry("emotion:anger", new Word("Anger was expressed", "客户表达了愤怒")),
            Map.entry("emotion:sadness", new Word("Sadness was expressed", "客户表达了悲伤")),
            Map.entry("emotion:fear", new Word("Fear was expressed", "客户表达了担忧")),
            Map.entry("emotion:surprise", new Word("Surprise was expressed", "客户表达了惊讶")),
            Map.entry("emotion:disgust", new Word("Disgust was expressed", "客户表达了反感")),
            Map.entry("sentiment:positive", new Word("Something good was said", "客户表达了好评")),
            Map.entry("sentiment:negative", new Word("Something bad was said", "客户表达了不满")),
            Map.entry("event:data-misuse", new Word("The customer's data was misused", "客户数据被滥用")),
            Map.entry("event:upgrade", new Word("The customer upgraded", "客户升级了服务")),
            Map.entry("event:cancellation", new Word("The customer cancelled", "客户取消了服务")),
            Map.entry("event:service-failure", new Word("The service failed", "服务出现故障")),
            Map.entry("event:unsolicited-contact", new Word("The customer was contacted unasked", "未经同意联系了客户")),
            Map.entry("event:referral", new Word("The customer referred somebody", "客户推荐了他人")),
            Map.entry("event:reward", new Word("The customer was rewarded", "客户获得了奖励")),
            Map.entry("event:delivery-late", new Word("A delivery was late", "配送延误")),
            Map.entry("event:refund", new Word("A purchase was refunded", "订单已退款")),
            Map.entry("event:purchase", new Word("The customer bought something", "客户购买了商品")),
            Map.entry("event:renewal", new Word("The customer renewed", "客户续约")),
            Map.entry("event:privilege", new Word("The customer was given a small perk", "客户获得了小礼遇")),
            Map.entry("event:return", new Word("Something was returned", "客户退货")),
            Map.entry("event:downgrade", new Word("The customer downgraded", "客户降级了服务")),
            Map.entry("event:signup", new Word("The customer signed up", "客户注册")),
            Map.entry("event:visit", new Word("The customer visited", "客户到访")));

    private static final Map<String, Word> CHANNELS = Map.of(
            "survey", new Word("in a survey", "问卷"),
            "in-app", new Word("in the app", "应用内"),
            "review", new Word("in a review", "评价"),
            "social", new Word("on social media", "社交媒体"),
            "chat", new Word("in a chat", "在线聊天"),
            "email", new Word("by e-mail", "邮件"),
            "sms", new Word("by text message", "短信"),
            "call", new Word("in a call", "电话"),
            "in-person", new Word("in person", "当面"),
            "crm", new Word("in the CRM", "客户管理系统"));

    private Words() {}

    /** What an entry was posted for, and how its units came about. */
    static String of(Entry entry, Language language) {
        var what = cause(entry.cause().name(), language);
        var where = where(entry.cause(), language);
        var how = how(entry, language);
        return switch (language) {
            case EN ->
                (entry.reverses() == null ? "" : "Reversal, because what is known has changed: ") + what + where + how;
            case ZH -> (entry.reverses() == null ? "" : "冲销（信息已更新）：") + what + where + how;
        };
    }

    /** A cause, as the beginning of a sentence. */
    static String cause(String name, Language language) {
        var known = CAUSES.get(name);
        if (known != null) {
            return known.in(language);
        }
        var slug = name.substring(name.indexOf(':') + 1);
        return switch (language) {
            case EN -> "Event " + slug;
            case ZH -> "事件 " + slug;
        };
    }

    private static String where(Entry.Cause cause, Language language) {
        var channel = cause.channel() == null
                ? null
                : CHANNELS.getOrDefault(cause.channel().wire(), new Word("", ""))
                        .in(language);
        return switch (language) {
            case EN ->
                (channel == null ? "" : " " + channel)
                        + (cause.touchpoint() == null ? "" : " (touchpoint " + cause.touchpoint() + ")");
            case ZH -> chineseWhere(channel, cause.touchpoint());
        };
    }

    private static String chineseWhere(@Nullable String channel, @Nullable String touchpoint) {
        if (channel == null && touchpoint == null) {
            return "";
        }
        var separator = channel == null || touchpoint == null ? "" : "，";
        return "（" + (channel == null ? "" : "渠道：" + channel) + separator
                + (touchpoint == null ? "" : "触点：" + touchpoint) + "）";
    }

    private static String how(Entry entry, Language language) {
        var units = (entry.unitsMicros() > 0 ? "+" : "−") + short2(Micros.decimal(Math.abs(entry.unitsMicros())));
        var stake = short2(Micros.decimal(entry.factors().stakeMicros()));
        var intensity = short2(Micros.decimal(entry.factors().intensityMicros()));
        var confidence = short2(Micros.decimal(entry.factors().confidenceMicros()));
        boolean event = entry.cause().name().startsWith("event:");
        return switch (language) {
            case EN ->
                ": " + units + " units, stake " + stake
                        + (event ? "" : ", intensity " + intensity + ", confidence " + confidence);
            case ZH -> "：" + units + " 单位，权重 " + stake + (event ? "" : "，强度 " + intensity + "，置信度 " + confidence);
        };
    }

    private static String short2(BigDecimal number) {
        var rounded = number.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
