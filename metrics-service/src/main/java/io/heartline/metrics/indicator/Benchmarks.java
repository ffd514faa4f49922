package io.heartline.metrics.indicator;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Figures of others to compare with, as uploaded. */
@ApplicationScoped
class Benchmarks {
    static final int PER_BRAND_MAX = 200;

    private static final String UPLOAD = """
            insert into benchmark (id, brand, indicator, source, value, n, uploaded_by, uploaded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (brand, indicator, source) do update set value = excluded.value, n = excluded.n,
                uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
            returning id, brand, indicator, source, value, n, uploaded_by, uploaded_at""";
    private static final String LIST = """
            select id, brand, indicator, source, value, n, uploaded_by, uploaded_at from benchmark
            where brand = ? order by indicator, source""";

    private final Database database;

    Benchmarks(Database database) {
        this.database = database;
    }

    /**
     * A figure of others.
     *
     * @param source who says so, and of when
     * @param n of how many; null if it is not known
     */
    record Benchmark(
            UUID id,
            String brand,
            String indicator,
            String source,
            double value,
            @Nullable Long n,
            String uploadedBy,
            Instant uploadedAt) {}

    /** Keeps a figure in the place of the one from the same source. */
    Benchmark upload(Benchmark benchmark) {
        return database.query(
                        UPLOAD,
                        Benchmarks::benchmark,
                        benchmark.id(),
                        benchmark.brand(),
                        benchmark.indicator(),
                        benchmark.source(),
                        benchmark.value(),
                        benchmark.n(),
                        benchmark.uploadedBy(),
                        benchmark.uploadedAt())
                .getFirst();
    }

    List<Benchmark> of(String brand) {
        return database.query(LIST, Benchmarks::benchmark, brand);
    }

    /** Deletes one, and says whether it was there. */
    boolean delete(String brand, UUID id) {
        return database.update("delete from benchmark where brand = ? and id = ?", brand, id) > 0;
    }

    private static Benchmark benchmark(Row row) throws SQLException {
        return new Benchmark(
                row.id("id"),
                row.text("brand"),
                row.text("indicator"),
                row.text("source"),
                row.decimal("value"),
                row.numberOrNull("n"),
                row.text("uploaded_by"),
                row.instant("uploaded_at"));
    }
}
