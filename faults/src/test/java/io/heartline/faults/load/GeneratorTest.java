package io.heartline.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void the_same_seed_makes_up_the_same_load() {
        // when
        var load = posts(3);

        assertThat(load).isEqualTo(posts(3));
    }

    @Test
    void nothing_is_made_up_twice() {
        // when
        var keys = posts(3).stream().flatMap(post -> post.items().stream()).map(Item::key);

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void a_customer_is_harmed_once_at_most() {
        // when
        var harmed = posts(3).stream()
                .flatMap(post -> post.items().stream())
                .filter(Item::isMisuse)
                .map(Item::customer);

        assertThat(harmed).isNotEmpty().doesNotHaveDuplicates();
    }

    private static List<Post> posts(long seed) {
        return Stream.generate(new Generator(seed, START)::next).limit(500).toList();
    }
}
