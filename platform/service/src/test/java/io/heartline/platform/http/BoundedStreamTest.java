package io.heartline.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heartline.platform.problem.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class BoundedStreamTest {
    @Test
    void a_body_at_its_limit_is_read_whole() throws IOException {
        assertThat(bounded(10, 10).readAllBytes()).hasSize(10);
    }

    @Test
    void a_body_over_its_limit_is_refused() {
        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> bounded(11, 10).readAllBytes());
    }

    @Test
    void bytes_count_one_by_one_too() throws IOException {
        var stream = bounded(3, 2);

        // when
        stream.read();
        stream.read();

        assertThatExceptionOfType(TooLarge.class).isThrownBy(stream::read);
    }

    @Test
    void bytes_that_are_skipped_count() {
        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> bounded(11, 10).skip(11));
    }

    @Test
    void the_end_of_a_body_counts_nothing() throws IOException {
        var stream = bounded(0, 0);

        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(new byte[4], 0, 4)).isEqualTo(-1);
    }

    @Test
    void what_follows_is_read_away_within_reason() {
        var body = new ByteArrayInputStream(new byte[1_000_000]);

        // when
        assertThatExceptionOfType(TooLarge.class).isThrownBy(() -> new BoundedStream(body, 10).readAllBytes());

        assertThat(body.available()).isPositive().isLessThan(1_000_000);
    }

    @Test
    void a_client_that_goes_away_is_not_a_body_too_large() {
        var stream = new BoundedStream(new Gone(), 10);

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(stream::refuse);
    }

    private static BoundedStream bounded(int length, long max) {
        return new BoundedStream(new ByteArrayInputStream(new byte[length]), max);
    }

    private static final class Gone extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("reset by peer");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("reset by peer");
        }
    }
}
