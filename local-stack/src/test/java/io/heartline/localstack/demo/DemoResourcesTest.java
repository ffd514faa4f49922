package io.heartline.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoResourcesTest {

    @Test
    void every_text_is_written_once() {
        // when
        var texts = Stream.concat(
                        DemoResources.backgroundTexts().stream().map(DemoText::text),
                        Stream.concat(
                                DemoResources.crisisTexts().stream().map(DemoText::text),
                                DemoResources.storySteps().stream()
                                        .filter(step -> !step.isEvent())
                                        .map(step -> step.script().get("text").asText())))
                .toList();

        assertThat(texts).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(440);
    }

    @Test
    void every_key_is_used_once() {
        // when
        var keys = Stream.concat(
                        DemoResources.backgroundTexts().stream().map(DemoText::key),
                        Stream.concat(
                                DemoResources.crisisTexts().stream().map(DemoText::key),
                                DemoResources.storySteps().stream().map(StoryStep::key)))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void every_story_step_belongs_to_a_customer_of_that_story() {
        var customers = DemoCustomers.create(new Dice(1));

        // when
        var steps = DemoResources.storySteps();

        assertThat(steps)
                .allSatisfy(step ->
                        assertThat(customers.byId(step.customer()).story()).isEqualTo(step.story()));
    }

    @Test
    void the_language_of_a_text_is_the_one_it_is_written_in() {
        // when
        var texts = DemoResources.backgroundTexts();

        assertThat(texts)
                .allSatisfy(text -> assertThat(text.language().startsWith("zh"))
                        .as(text.key())
                        .isEqualTo(text.text()
                                .codePoints()
                                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)));
    }
}
