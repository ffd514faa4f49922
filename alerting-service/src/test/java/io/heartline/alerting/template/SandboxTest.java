package io.heartline.alerting.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
    private static final Map<String, String> TEXTS = Map.of("brand", "Lantern", "emotion", "angry", "tone", "warm");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello from {brand}. | Hello from Lantern.",
                "{#if emotion}You felt {emotion}.{/if} | You felt angry.",
                "{#if event}About {event}.{#else}Hello.{/if} | Hello.",
                "{#if tone == 'warm'}Hi{#else if tone == 'formal'}Dear{/if} | Hi",
                "{#if tone == 'warm' && !event}Hi{/if} | Hi",
                "{! a comment !}Hi | Hi",
                "{#if tone != 'cold' && brand == 'Lantern'}Hi{/if} | Hi",
            })
    void names_and_conditions_are_all_that_there_is(String text, String expected) throws Exception {
        var template = Sandbox.of(text);

        // when
        var said = template.render(TEXTS);

        assertThat(said).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{cdi:entityManager}",
                "{inject:database}",
                "{inject:database.query('select 1')}",
                "{config:['quarkus.datasource.password']}",
                "{config:property('heartline.receivers.secret-key')}",
                "{data:brand}",
                "{io_heartline:secret}",
                "{str:fmt('%s', brand)}",
                "{time:format(brand, 'y')}",
                "{uri:Brand}",
                "{msg:hello}",
                "{brand.getClass}",
                "{brand.getClass()}",
                "{brand.class.forName('java.lang.Runtime')}",
                "{brand.length}",
                "{brand.bytes}",
                "{brand.toUpperCase}",
                "{brand.or('x')}",
                "{brand ?: 'x'}",
                "{brand.orEmpty}",
                "{brand.raw}",
                "{brand.safe}",
                "{brand + emotion}",
                "{brand.ifTruthy('x')}",
                "{this}",
                "{this.texts}",
                "{texts}",
                "{password}",
                "{size}",
                "{keys}",
                "{entrySet}",
                "{#include other /}",
                "{#include $this /}",
                "{#insert body /}",
                "{#fragment id=x}a{/fragment}",
                "{#eval brand /}",
                "{#eval '{cdi:x}' /}",
                "{#for i in 1000000000}{i}{/for}",
                "{#each brand}{it}{/each}",
                "{#for letter in brand.chars}{letter}{/for}",
                "{#let x=brand}{x}{/let}",
                "{#set x=brand}{x}{/set}",
                "{#with brand}{length}{/with}",
                "{#switch tone}{#case 'warm'}x{/switch}",
                "{#when tone}{#is 'warm'}x{/when}",
                "{#cached}x{/cached}",
                "{#userTag /}",
                "{@java.lang.Runtime runtime}{runtime.exec}",
                "{@java.lang.String brand}{brand}",
                "{#if brand.getClass}x{/if}",
                "{#if cdi:x}x{/if}",
                "{#if brand.matches('(a+)+$')}x{/if}",
                "{#if tone == config:x}x{/if}",
                "{#if unknown}x{/if}",
                "{#if brand > 3}x{/if}",
                "{#if brand}",
                "{#if}x{/if}",
                "{/if}",
                "{#if brand}{#else}{/else}",
                "   ",
            })
    void whatever_reaches_for_more_is_refused_with_its_place(String text) {
        // when
        var refusal = catchThrowableOfType(MalformedTemplate.class, () -> Sandbox.of(text));

        assertThat(refusal).isNotNull();
        assertThat(refusal.line()).isPositive();
        assertThat(refusal.column()).isPositive();
        assertThat(refusal.getMessage()).isNotBlank();
    }

    @Test
    void a_refusal_names_the_line_and_the_column() {
        var text = "Hello {brand},\n\nwe are sorry, {brand.getClass}.";

        // when
        var refusal = catchThrowableOfType(MalformedTemplate.class, () -> Sandbox.of(text));

        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo(15);
    }

    @Test
    void what_the_texts_say_is_never_read_as_a_template() throws Exception {
        var template = Sandbox.of("{brand}");

        // when
        var said = template.render(Map.of("brand", "{cdi:x} {#for i in 9}{i}{/for}"));

        assertThat(said).isEqualTo("{cdi:x} {#for i in 9}{i}{/for}");
    }

    @Test
    void length_and_conditions_are_bounded() throws Exception {
        var longest = "x".repeat(Sandbox.TEXT_LENGTH_MAX);
        var most = "{#if brand}".repeat(Sandbox.SECTIONS_MAX) + "x" + "{/if}".repeat(Sandbox.SECTIONS_MAX);

        // when
        var said = List.of(Sandbox.of(longest).render(TEXTS), Sandbox.of(most).render(TEXTS));

        assertThat(said).containsExactly(longest, "x");
        assertThatThrownBy(() -> Sandbox.of(longest + "x")).isInstanceOf(MalformedTemplate.class);
        assertThatThrownBy(() -> Sandbox.of("{#if brand}" + most + "{/if}")).isInstanceOf(MalformedTemplate.class);
    }

    @Test
    void no_random_text_reads_anything_but_its_names() {
        var random = new Random(7);
        var parts = List.of(
                "{",
                "}",
                "#if ",
                "/if",
                "#else",
                "brand",
                "emotion",
                ".",
                "getClass",
                ":",
                "cdi",
                "inject",
                "config",
                " == ",
                "'",
                "(",
                ")",
                "#for i in ",
                "#include ",
                "this",
                "[",
                "]",
                "|",
                "!",
                "@",
                "\n",
                " ",
                "?:",
                "data");
        Map<String, String> texts = new HashMap<>();
        Sandbox.NAMES.forEach(name -> texts.put(name, "‹" + name + "›"));
        var allowed = Set.copyOf(texts.values());
        int rendered = 0;

        // when
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("{brand}");
            for (int k = random.nextInt(8); k >= 0; k--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            try {
                var said = Sandbox.of(text.toString()).render(texts);
                rendered++;
                assertThat(said.length()).isLessThan(text.length() + 200);
                assertThat(said).doesNotContain("class ", "java.", "Words[", "Sandbox");
            } catch (MalformedTemplate refused) {
                assertThat(refused.line()).isPositive();
            }
        }

        assertThat(rendered).isGreaterThan(1000);
        assertThat(allowed).hasSize(Sandbox.NAMES.size());
    }
}
