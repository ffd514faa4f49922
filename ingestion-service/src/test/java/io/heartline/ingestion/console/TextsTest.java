package io.heartline.ingestion.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.console.Lang;
import io.heartline.console.Texts;
import io.heartline.contracts.EventType;
import io.heartline.ingestion.delivery.DeliveryState;
import io.heartline.ingestion.importing.ImportState;
import io.heartline.ingestion.source.SecretUse;
import io.heartline.ingestion.source.SourceKinds;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.ingestion.survey.QuestionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern WORDS = Pattern.compile("text\\(\\s*\"([a-zA-Z0-9.-]+[a-zA-Z0-9])\"[,)]");

    private final Texts texts = new Texts();

    @Test
    void both_languages_say_the_same_things() {
        // when
        var english = texts.all(Lang.EN);

        assertThat(texts.all(Lang.ZH).keySet()).isEqualTo(english.keySet());
        assertThat(texts.all(Lang.ZH).values()).noneMatch(String::isBlank);
    }

    @Test
    void every_choice_has_its_words() {
        var names = Stream.of(
                        names("condition", Arrays.stream(Condition.values()).map(Condition::wire)),
                        names(
                                "condition.text",
                                Arrays.stream(Condition.values()).map(Condition::wire)),
                        names("delivery", Arrays.stream(DeliveryState.values()).map(DeliveryState::wire)),
                        names(
                                "delivery.text",
                                Arrays.stream(DeliveryState.values()).map(DeliveryState::wire)),
                        names("import", Arrays.stream(ImportState.values()).map(ImportState::wire)),
                        names("secret-way", Arrays.stream(SecretWay.values()).map(SecretWay::wire)),
                        names("secret-use", Arrays.stream(SecretUse.values()).map(SecretUse::wire)),
                        names(
                                "channel",
                                Arrays.stream(InvitationChannel.values()).map(InvitationChannel::wire)),
                        names(
                                "question-kind",
                                Arrays.stream(QuestionKind.values()).map(QuestionKind::wire)),
                        names("event", EventType.BUILT_IN.stream()),
                        names("source-kind", SourceKinds.all(Set.of()).stream()),
                        names(
                                "pull",
                                SourceKinds.all(Set.of()).stream()
                                        .flatMap(kind -> SourceKindForms.settings(kind).stream())
                                        .map(SourceKindForms.Setting::name)))
                .flatMap(one -> one);

        // when
        var english = texts.all(Lang.EN).keySet();

        assertThat(names).allMatch(english::contains);
    }

    private static Stream<String> names(String group, Stream<String> of) {
        return of.map(name -> group + "." + name);
    }

    @Test
    void every_word_that_a_page_asks_for_is_there() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/io/heartline/ingestion/console"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                // when
                var asked = WORDS.matcher(Files.readString(file)).results().map(found -> found.group(1));

                assertThat(asked).as(file.toString()).allMatch(texts.all(Lang.EN)::containsKey);
            }
        }
    }
}
