package io.heartline.alerting.posture;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The posture of a brand in a crisis; each holds what the one before does. */
public enum Stance {
    /** Say what is known, protect people, correct what is wrong. */
    INFORM,
    /** Explain without blaming others: what was not meant, and what is done (to diminish). */
    JUSTIFY,
    /** Take the responsibility, ask for forgiveness and make up for it (to rebuild). */
    APOLOGISE;

    private static final List<Advice> ALWAYS = List.of(
            new Advice(
                    "First tell people how to protect themselves and what to do now; then that you are sorry for what they go "
                            + "through.",
                    "先告诉大家怎样保护自己、现在该做什么；然后为他们的遭遇表示歉意。"),
            new Advice(
                    "Say what you know, what you do not know, and when you will say more. Guess at nothing.",
                    "说清楚已经知道的、还不知道的，以及何时再作说明。不作猜测。"));

    /**
     * A piece of advice.
     *
     * @param en in English
     * @param zh in Chinese
     */
    public record Advice(String en, String zh) {}

    /** What to do, in this order. */
    List<Advice> advice() {
        return switch (this) {
            case INFORM ->
                plus(
                        new Advice(
                                "Correct what is false with what can be checked. Do not attack those who spread it.",
                                "用可以查证的事实纠正不实之处，不要指责转述的人。"),
                        new Advice(
                                "Thank those who help and those who stay. Do not speak of yourself as the one who suffers most.",
                                "感谢伸出援手和继续支持的人，不要把自己说成受害最深的一方。"));
            case JUSTIFY ->
                plus(
                        new Advice(
                                "Explain what was not meant and could not be foreseen, only as far as it is proved. An excuse "
                                        + "that turns out wrong makes it a matter that could have been prevented.",
                                "只在有证据的范围内说明：并非故意、无法预见。站不住脚的解释，会让它变成一场本可避免的事。"),
                        new Advice(
                                "Say what you repair and by when you will know more; blame neither customers nor partners.",
                                "说明正在修复什么、何时会知道更多；不归咎于客户或合作方。"));
            case APOLOGISE ->
                plus(
                        new Advice(
                                "Apologise openly and take the responsibility; an apology that says if or but is none.",
                                "公开道歉，承担责任；带着“如果”和“但是”的道歉不是道歉。"),
                        new Advice(
                                "Offer something to make up for it, the same to everybody who suffered the same, before they ask.",
                                "主动弥补，遭遇相同的人得到相同的补偿，不要等他们来要。"),
                        new Advice(
                                "Say what you change so that it cannot happen again, and report when it is done.",
                                "说明会改什么以防重演，做到之后再来报告。"));
        };
    }

    private static List<Advice> plus(Advice... more) {
        return Stream.concat(ALWAYS.stream(), Arrays.stream(more)).toList();
    }

    /** The template of its first words. */
    String template() {
        return "holding-" + wire();
    }

    /** The name on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
