package io.heartline.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.AlertStatus;
import io.heartline.alerting.alert.Verdict;
import io.heartline.alerting.casework.CaseOutcome;
import io.heartline.alerting.casework.CaseStatus;
import io.heartline.alerting.casework.Recovery;
import io.heartline.alerting.casework.ResponseChannel;
import io.heartline.alerting.casework.ResponseKind;
import io.heartline.alerting.casework.RootCause;
import io.heartline.alerting.play.PlayAction;
import io.heartline.alerting.rule.RuleTrigger;
import io.heartline.console.Lang;
import io.heartline.console.Texts;
import io.heartline.contracts.OutreachStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern WORDS = Pattern.compile("\"([a-zA-Z]+(\\.[a-zA-Z-]+)+)\"");
    private static final Pattern VALUES = Pattern.compile("\\{[0-9]}");

    private final Texts texts = new Texts();

    @Test
    void both_languages_say_the_same_things() {
        // when
        var english = texts.all(Lang.EN);

        var chinese = texts.all(Lang.ZH);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese.values()).noneMatch(String::isBlank);
        english.forEach((key, text) ->
                assertThat(values(chinese.getOrDefault(key, ""))).as(key).isEqualTo(values(text)));
    }

    @Test
    void every_word_that_a_page_asks_for_is_there() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/io/heartline/alerting/console"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                // when
                var asked = WORDS.matcher(Files.readString(file)).results().map(found -> found.group(1));

                assertThat(asked).as(file.toString()).allMatch(texts.all(Lang.EN)::containsKey);
            }
        }
    }

    @Test
    void every_name_that_data_can_have_has_words() {
        // when
        var names = Stream.of(
                        names("kind.", AlertKind.values(), AlertKind::wire),
                        names("state.", AlertStatus.values(), AlertStatus::wire),
                        names("verdict.", Verdict.values(), Verdict::wire),
                        names("case.", CaseStatus.values(), CaseStatus::wire),
                        names("outcome.", CaseOutcome.values(), CaseOutcome::wire),
                        names("rootCause.", RootCause.values(), RootCause::wire),
                        names("response.", ResponseKind.values(), ResponseKind::wire),
                        names("channel.", ResponseChannel.values(), ResponseChannel::wire),
                        names("recovery.", Recovery.Verdict.values(), Recovery.Verdict::wire),
                        names("action.", PlayAction.values(), PlayAction::wire),
                        names("outreach.", OutreachStatus.values(), OutreachStatus::wire),
                        names("trigger.", RuleTrigger.values(), RuleTrigger::wire))
                .flatMap(all -> all);

        assertThat(names).allMatch(texts.all(Lang.EN)::containsKey);
    }

    private static <T> Stream<String> names(String group, T[] all, Function<T, String> wire) {
        return Arrays.stream(all).map(one -> group + wire.apply(one));
    }

    private static long values(String text) {
        return VALUES.matcher(text).results().distinct().count();
    }
}
