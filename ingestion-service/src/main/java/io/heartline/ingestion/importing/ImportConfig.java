package io.heartline.ingestion.importing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How files are imported. */
@ConfigMapping(prefix = "heartline.importing")
interface ImportConfig {
    /** The largest file, uncompressed: it waits in the database until its rows are taken. */
    @WithDefault("20G")
    MemorySize uploadMax();

    /** An upload of which nothing was heard for this long is given up. */
    @WithDefault("2m")
    Duration uploadTimeout();

    /** How often an instance looks for rows that another one left. */
    @WithDefault("1s")
    Duration pollInterval();

    /** Rows that could not be stored are tried this many times before the import is given up. */
    @Min(1)
    @WithDefault("10")
    int attemptsMax();

    /** The wait after the first failed attempt; doubles for each one after. */
    @WithDefault("1s")
    Duration backoff();

    /** Imports that came to an end, and their rejected rows, are deleted after this. */
    @WithDefault("30d")
    Duration retention();
}
