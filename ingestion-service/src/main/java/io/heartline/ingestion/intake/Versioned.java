package io.heartline.ingestion.intake;

/** The row of a record that can be revised. */
public interface Versioned<R extends Versioned<R>> {
    /** What it has in common with other rows. */
    Head head();

    /** The same content under another head. */
    R with(Head head);
}
