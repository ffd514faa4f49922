package io.heartline.ingestion.translation;

import java.util.List;

/** A sender's claim that these identifiers mean one person; the first is the one that the items of a delivery carry. */
public record Identification(List<Identifier> identifiers) {}
