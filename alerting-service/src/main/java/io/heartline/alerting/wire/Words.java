package io.heartline.alerting.wire;

import io.heartline.alerting.receiver.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages in words, English or Chinese. They say what an alert is about, never what anybody wrote.
 *
 * @param tongue the language that the receiver reads
 */
record Words(Tongue tongue) {
    /** What customers' and scopes' alerts are called in Chinese; a kind that is not here keeps its English title. */
    private static final Map<String, String> KINDS_ZH = Map.of(
            "drift", "一位客户正在流失",
            "shock", "一位客户遭遇严重问题",
            "crisis", "许多客户同时不满",
            "estranged", "一位客户已经疏远",
            "vip-at-risk", "一位重要客户有流失风险",
            "unanswered", "一位客户久等未获回复",
            "good-news", "一位客户非常满意",
            "topic", "有人提到不可忽视的问题",
            "case", "一个客户个案需要跟进",
            "case-cause", "同一原因的客户个案增多");

    /**
     * A line of a message.
     *
     * @param key the same in every language
     * @param name in the receiver's language
     */
    record Fact(String key, String name, String value) {}

    /** One line that says all that matters. */
    String headline(Notice notice) {
        var brand = notice.brand().isEmpty() ? "" : notice.brand() + colon();
        return state(notice) + pick(" ", "") + brand + title(notice);
    }

    /** The headline and all facts. */
    String text(Notice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(notice));
        lines.addAll(lines(notice));
        return String.join("\n", lines);
    }

    /** The facts, one a line, the members of a group, and the link where it is one. */
    List<String> lines(Notice notice) {
        List<String> lines = new ArrayList<>();
        facts(notice).forEach(fact -> lines.add(fact.name() + colon() + fact.value()));
        for (var member : notice.members()) {
            var title = pick(member.title(), KINDS_ZH.getOrDefault(member.kind(), member.title()));
            lines.add("- " + member.severity() + "/10 " + title + " " + member.link());
        }
        if (notice.more() > 0) {
            lines.add(pick("and " + notice.more() + " more", "另有 " + notice.more() + " 条"));
        }
        return lines;
    }

    List<Fact> facts(Notice notice) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "brand", pick("Brand", "品牌"), notice.brand());
        add(facts, "kind", pick("Kind", "类型"), notice.kind());
        add(facts, "severity10", pick("Severity", "严重程度"), notice.severity() + "/10");
        if (notice.scope() != null && notice.value() != null) {
            add(facts, "scope", pick("Concerns", "涉及"), notice.scope() + " " + notice.value());
        }
        add(facts, "firedAt", pick("Since", "开始"), notice.firedAt());
        add(facts, "resolvedAt", pick("Until", "结束"), notice.resolvedAt());
        add(facts, "actor", pick("By", "处理人"), notice.actor());
        add(facts, "customerId", pick("Customer", "客户"), notice.customerId());
        add(facts, "link", pick("More", "详情"), notice.link());
        return facts;
    }

    /** What a link is called. */
    String open() {
        return pick("Open in Heartline", "在 Heartline 中查看");
    }

    private String state(Notice notice) {
        var severity = notice.severity() + "/10";
        return switch (notice.event()) {
            case FIRED -> pick("[FIRING " + severity + "]", "【告警 " + severity + "】");
            case ACKNOWLEDGED -> pick("[ACKNOWLEDGED]", "【已认领】");
            case RESOLVED -> pick("[RESOLVED]", "【已恢复】");
            case ESCALATED -> pick("[ESCALATED " + severity + "]", "【升级 " + severity + "】");
            case NEWS -> pick("[HEARTLINE]", "【通知】");
        };
    }

    private String title(Notice notice) {
        if (tongue == Tongue.EN) {
            return notice.title();
        }
        var title = KINDS_ZH.getOrDefault(notice.kind(), notice.title());
        if (notice.count() > 0) {
            return notice.event() == Notice.Event.RESOLVED
                    ? notice.count() + " 条告警已全部结束：" + title
                    : notice.count() + " 条告警：" + title;
        }
        return notice.value() == null ? title : title + "（" + notice.value() + "）";
    }

    private static void add(List<Fact> facts, String key, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(key, name, value));
        }
    }

    private String colon() {
        return pick(": ", "：");
    }

    private String pick(String english, String chinese) {
        return switch (tongue) {
            case EN -> english;
            case ZH -> chinese;
        };
    }
}
