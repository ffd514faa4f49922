package io.heartline.metrics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private static Totals.Total total(
            String cause, EntryKind kind, boolean shock, long count, double value, long recent) {
        return new Totals.Total(
                cause, kind, shock, count, Math.round(value * 1e6), value, NOW, recent, recent == 0 ? 0 : value);
    }

    private static Statement statement(List<Totals.Shock> shocks, Totals.Total... totals) {
        return Statement.of(NOW, List.of(totals), shocks, Duration.ofDays(90), 3);
    }

    @Test
    void many_small_withdrawals_that_outweigh_the_deposits_are_a_drift() {
        // when
        var statement = statement(
                List.of(),
                total("emotion:anger", EntryKind.WITHDRAWAL, false, 4, -6, 4),
                total("emotion:joy", EntryKind.DEPOSIT, false, 2, 1.5, 2));

        assertThat(statement.verdict()).isEqualTo(Statement.Verdict.DRIFT);
        assertThat(statement.drift().withdrawals()).isEqualTo(4);
        assertThat(statement.balance()).isCloseTo(-4.5, within(1e-12));
    }

    @Test
    void too_few_or_old_or_outweighed_withdrawals_are_none() {
        // when
        var few = statement(List.of(), total("emotion:anger", EntryKind.WITHDRAWAL, false, 2, -6, 2));

        var old = statement(List.of(), total("emotion:anger", EntryKind.WITHDRAWAL, false, 9, -6, 0));
        var outweighed = statement(
                List.of(),
                total("emotion:anger", EntryKind.WITHDRAWAL, false, 4, -6, 4),
                total("event:upgrade", EntryKind.DEPOSIT, false, 1, 6, 1));
        assertThat(List.of(few.verdict(), old.verdict(), outweighed.verdict())).containsOnly(Statement.Verdict.STEADY);
    }

    @Test
    void a_breach_of_trust_is_a_shock_whatever_good_was_done_since() {
        // when
        var statement = statement(
                List.of(new Totals.Shock("event:data-misuse", -20, NOW)),
                total("event:data-misuse", EntryKind.WITHDRAWAL, true, 1, -20, 1),
                total("event:reward", EntryKind.DEPOSIT, false, 40, 100, 40));

        assertThat(statement.verdict()).isEqualTo(Statement.Verdict.SHOCK);
        assertThat(statement.drift().withdrawals()).isZero();
        assertThat(statement.balance()).isPositive();
    }

    @Test
    void it_is_put_into_plain_english_and_chinese() {
        var statement = statement(
                List.of(new Totals.Shock("event:data-misuse", -43.21, NOW)),
                total("event:data-misuse", EntryKind.WITHDRAWAL, true, 1, -43.21, 1),
                total("emotion:anger", EntryKind.WITHDRAWAL, false, 3, -5, 3));

        // when
        var english = StatementWords.summary(statement, Language.EN);

        assertThat(english)
                .containsExactly(
                        "The balance is −48.2: deposits still count 0, withdrawals −48.2.",
                        "A breach of trust on 2 March 2026 (The customer's data was misused) still counts −43.2; small"
                                + " good deeds do not undo it.",
                        "It is drifting down: 3 small withdrawals in 90 days count −5.0, deposits of the same time"
                                + " only 0.");
        assertThat(StatementWords.summary(statement, Language.ZH))
                .containsExactly(
                        "余额为 −48.2：存入现值 0，支取现值 −48.2。",
                        "2026年3月2日发生信任危机（客户数据被滥用），现仍计 −43.2，小恩小惠无法抵消。",
                        "关系正在逐渐疏远：90 天内有 3 次小额支取，共计 −5.0，同期存入仅 0。");
        assertThat(StatementWords.total(statement.totals().get(1), Language.EN))
                .isEqualTo("Anger was expressed 3 times: −5.0");
    }

    @Test
    void of_nothing_there_is_nothing_to_say() {
        // when
        var statement = statement(List.of());

        assertThat(statement.balance()).isZero();
        assertThat(StatementWords.summary(statement, Language.EN))
                .containsExactly("Nothing has been posted yet, so the balance is 0.");
    }
}
