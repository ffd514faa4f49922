package io.heartline.localstack.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.localstack.audit.Books.Expressed;
import io.heartline.localstack.audit.Books.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final Instant NOW = Instant.parse("2026-08-20T12:00:00Z");
    private static final Expressed JOY = new Expressed("joy", "positive", 900_000, 800_000, 900_000);
    private static final Posting DEPOSIT = posting("s/1", "deposit", 8_000_000, 180);
    private static final Posting WITHDRAWAL = posting("s/2", "withdrawal", -4_000_000, 270);

    @Test
    void deposits_halve_in_180_days_and_withdrawals_in_270() {
        var books = new Books(Map.of(), List.of(DEPOSIT, WITHDRAWAL));

        // when
        var balances = books.balances(NOW);

        assertThat(balances.get("c")).isEqualTo(2, within(1e-12));
    }

    @Test
    void what_happens_later_does_not_count_yet() {
        var books = new Books(Map.of(), List.of(DEPOSIT, posting("s/3", "deposit", 1_000_000, -1)));

        // when
        var balances = books.balances(NOW);

        assertThat(balances.get("c")).isEqualTo(4, within(1e-12));
    }

    @Test
    void books_in_another_order_are_the_same() {
        var books = new Books(Map.of("s/1", JOY), List.of(DEPOSIT, WITHDRAWAL));

        // when
        var differences = books.differences(new Books(Map.of("s/1", JOY), List.of(WITHDRAWAL, DEPOSIT)));

        assertThat(differences).isEmpty();
    }

    @Test
    void an_entry_posted_twice_is_a_difference() {
        var books = new Books(Map.of(), List.of(DEPOSIT));

        // when
        var differences = books.differences(new Books(Map.of(), List.of(DEPOSIT, DEPOSIT)));

        assertThat(differences).singleElement().asString().contains("only there");
    }

    @Test
    void a_missing_entry_is_a_difference() {
        var books = new Books(Map.of(), List.of(DEPOSIT, WITHDRAWAL));

        // when
        var differences = books.differences(new Books(Map.of(), List.of(DEPOSIT)));

        assertThat(differences).singleElement().asString().contains("only here");
    }

    @Test
    void another_score_is_a_difference() {
        var books = new Books(Map.of("s/1", JOY), List.of());
        var other = new Expressed("joy", "positive", 900_001, 800_000, 900_000);

        // when
        var differences = books.differences(new Books(Map.of("s/1", other), List.of()));

        assertThat(differences).hasSize(1);
    }

    private static Posting posting(String cause, String kind, long units, int daysAgo) {
        return new Posting(cause, "c", kind, units, NOW.minus(Duration.ofDays(daysAgo)));
    }
}
