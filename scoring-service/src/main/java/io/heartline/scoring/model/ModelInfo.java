package io.heartline.scoring.model;

import java.time.Instant;

/**
 * A model that this service has, or had.
 *
 * @param version its name, which never stands for other weights
 * @param language the primary tag of the language that it reads
 * @param kind what sort of model it is: linear, encoder
 * @param checksum SHA-256 of its weights, in hexadecimal
 * @param bytes the size of its weights
 * @param state what it is used for
 * @param firstSeenAt when this service first started with it
 */
public record ModelInfo(
        String version,
        String language,
        String kind,
        String checksum,
        long bytes,
        ModelState state,
        Instant firstSeenAt) {}
