package io.heartline.metrics.evidence;

import io.heartline.contracts.EntryKind;
import java.util.UUID;

/**
 * The entry of the ledger that stands for a piece of evidence.
 *
 * @param entryId of the entry
 * @param unitsMicros signed units in 10⁻⁶
 * @param kind by which half-life it decays
 */
public record Posted(UUID entryId, long unitsMicros, EntryKind kind) {}
