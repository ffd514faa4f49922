package io.heartline.ingestion.signature;

/** Whether a delivery is its sender's. */
public sealed interface Verdict {
    /** It is. */
    record Genuine() implements Verdict {}

    /** It is not, or nobody can tell. */
    record Refused(Reason reason) implements Verdict {}
}
