package io.heartline.ingestion.intake;

import io.heartline.platform.problem.Violation;
import java.util.UUID;

/** How the store answered one item. */
public sealed interface Stored {
    /** It is stored under this id in this version. */
    record Kept(UUID id, int version, Outcome status) implements Stored {}

    /** Its customer was erased or refuses to be analysed; nothing of it was kept, and it is not to be sent again. */
    record Dropped(Outcome status) implements Stored {}

    /** What is stored already forbids it; nothing of it was kept. */
    record Refused(Violation violation) implements Stored {}
}
