package io.heartline.metrics.digest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A digest as a team reads it. It has no word of a customer: the interactions are named by their ids, which open for
 * whoever may read them.
 */
record Letter(String subject, String text) {
    private static final String ID = "{id}";

    /**
     * The words of a language.
     *
     * @param few what is said of a change that may be chance
     */
    private record Words(
            String subject,
            String intro,
            String mean,
            String better,
            String worse,
            String few,
            String wrong,
            String right,
            String theme,
            String worst,
            String best,
            String nothing) {}

    private static final Words ENGLISH = new Words(
            "%s: what went right and wrong, %s to %s",
            "What customers of %s expressed in the %d days from %s to %s (UTC), by touchpoint.",
            "%d expressions, mean valence %s%s",
            "better than the days before by %s",
            "worse than the days before by %s",
            "no change that chance could not have made",
            "What went wrong",
            "What went right",
            "%s (%d of %d mentions)",
            "Worst",
            "Best",
            "Nothing was expressed at your touchpoints.");
    private static final Words CHINESE = new Words(
            "%s：%s 至 %s 的得失",
            "%s 的客户在 %d 天内（%s 至 %s，UTC）在各触点表达的感受。",
            "%d 条表达，平均情感值 %s%s",
            "比之前同样天数好 %s",
            "比之前同样天数差 %s",
            "变化可能只是偶然",
            "做得不好的",
            "做得好的",
            "%s（%d / %d 次提及）",
            "最差",
            "最好",
            "您负责的触点没有客户表达。");

    /**
     * The letter of a digest.
     *
     * @param touchpoints that the team owns; {@code *} is every one
     * @param language en or zh
     * @param link where an interaction can be read, with {@code {id}}
     */
    static Letter of(String brand, Digest digest, List<String> touchpoints, String language, Optional<String> link) {
        var words = language.equals("zh") ? CHINESE : ENGLISH;
        var first = day(digest.from().atOffset(ZoneOffset.UTC).toLocalDate());
        var last = day(digest.to().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1));
        var owned = digest.touchpoints().stream()
                .filter(stop -> touchpoints.contains("*") || touchpoints.contains(stop.touchpoint()))
                .toList();
        var body = owned.isEmpty()
                ? words.nothing() + "\n"
                : owned.stream().map(stop -> stop(stop, words, link)).collect(Collectors.joining("\n"));
        return new Letter(
                words.subject().formatted(brand, first, last),
                words.intro().formatted(brand, digest.days(), first, last) + "\n\n" + body);
    }

    private static String stop(Digest.Stop stop, Words words, Optional<String> link) {
        var text = new StringBuilder("== ").append(stop.touchpoint()).append(" ==\n");
        var interval = stop.valence().interval();
        text.append(words.mean()
                        .formatted(
                                stop.valence().n(),
                                number(stop.valence().value()),
                                interval == null
                                        ? ""
                                        : " [" + number(interval.low()) + ", " + number(interval.high()) + "]"))
                .append('\n');
        var change = stop.change();
        if (change != null) {
            var direction = change.value() > 0 ? words.better() : words.worse();
            text.append(change.differs() ? direction.formatted(number(Math.abs(change.value()))) : words.few())
                    .append('\n');
        }
        themes(text, words.wrong(), stop.wrong(), words, true);
        themes(text, words.right(), stop.right(), words, false);
        interactions(text, words.worst(), stop.worst(), link);
        interactions(text, words.best(), stop.best(), link);
        return text.toString();
    }

    private static void themes(
            StringBuilder text, String title, List<Digest.Theme> themes, Words words, boolean negative) {
        if (!themes.isEmpty()) {
            text.append(title)
                    .append(": ")
                    .append(themes.stream()
                            .map(theme -> words.theme()
                                    .formatted(
                                            theme.aspect(), negative ? theme.negative() : theme.positive(), theme.n()))
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
    }

    private static void interactions(StringBuilder text, String title, List<UUID> ids, Optional<String> link) {
        if (!ids.isEmpty()) {
            text.append(title).append(":\n");
            ids.forEach(id -> text.append("  ")
                    .append(link.map(template -> template.replace(ID, id.toString()))
                            .orElse(id.toString()))
                    .append('\n'));
        }
    }

    private static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String day(LocalDate date) {
        return date.toString();
    }
}
