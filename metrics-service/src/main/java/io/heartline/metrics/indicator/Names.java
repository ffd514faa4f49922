package io.heartline.metrics.indicator;

import java.util.List;
import java.util.stream.Stream;

/** The names of indicators. */
final class Names {
    /** Of those that sums of days give. */
    static final List<String> LIVE = List.of(
            "nps",
            "csat",
            "csat:0-1",
            "csat:1-2",
            "csat:1-3",
            "ces",
            "cesEasy",
            "stars",
            "loveAnswers",
            "responseRate",
            "completionRate",
            "replyRate",
            "firstReplyMedian",
            "firstReplyP90",
            "reviewReplyRate",
            "reviewFirstReplyMedian",
            "reviewFirstReplyP90",
            "orderValue");

    /** Of all. */
    static final List<String> ALL = Stream.concat(
                    LIVE.stream(),
                    Stream.of(
                            "repurchase",
                            "retention",
                            "churn",
                            "referralBySales",
                            "referralByCustomers",
                            "clvHistorical",
                            "clvPredicted"))
            .toList();

    private Names() {}

    /** How all measures begin that an indicator is made of. */
    static String measures(String indicator) {
        return switch (indicator) {
            case "nps", "ces", "stars" -> indicator + "/";
            case "cesEasy" -> "ces/";
            case "loveAnswers" -> "love/";
            case "responseRate", "completionRate" -> "invitation:";
            case "replyRate", "firstReplyMedian", "firstReplyP90" -> "reply/conversation:";
            case "reviewReplyRate", "reviewFirstReplyMedian", "reviewFirstReplyP90" -> "reply/review:";
            case "orderValue" -> "purchase/";
            default -> "csat/";
        };
    }
}
