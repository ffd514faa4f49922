package io.heartline.scoring.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0.5;0.5", " 1 ;1", "0,25;0.25", "-0.8;-0.8", "−0,8;-0.8", "+1;1"})
    void numbers_are_read_as_people_write_them(String written, double number) {
        // when
        var read = Decimal.of(written);

        assertThat(read).isEqualTo(number);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "much", "1.2.3", "1e9", "NaN", "Infinity", "12345678", "0x1", "--1"})
    void anything_else_is_no_number(String written) {
        // when
        var read = Decimal.of(written);

        assertThat(read).isNull();
    }
}
