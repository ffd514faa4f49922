package io.heartline.ingestion.prompt;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Tells who of a brand's customers is heard, as the metrics service published it last. */
@ApplicationScoped
public class Coverages {
    private static final String READ = """
            select dimension, stratum, heard, active from voice_coverage
            where brand = ? order by dimension, stratum""";

    private final Database database;

    Coverages(Database database) {
        this.database = database;
    }

    /**
     * A stratum.
     *
     * @param dimension of the profile, such as {@code region}
     * @param heard heard / active customers, with Wilson's 95 % interval
     */
    public record Coverage(String dimension, String stratum, Share heard) {}

    /** The strata of a brand. */
    @Transactional
    public List<Coverage> of(String brand) {
        return database.query(
                READ,
                row -> new Coverage(
                        row.getString("dimension"),
                        row.getString("stratum"),
                        Share.of(row.getLong("heard"), row.getLong("active"))),
                brand);
    }
}
