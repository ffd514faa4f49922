package io.heartline.ingestion.part;

import java.util.UUID;

/**
 * One JSON document of a service.
 *
 * @param askedFor the id that the service was asked for; the answer may be about all ids of the person
 * @param document the document as it came
 */
public record Answer(UUID askedFor, Spool document) {}
