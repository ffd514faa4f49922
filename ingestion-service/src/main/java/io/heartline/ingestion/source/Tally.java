package io.heartline.ingestion.source;

/** What can become of deliveries and of the items in them. */
public enum Tally {
    /** A delivery was taken: it is stored. */
    RECEIVED,
    /** An item was new. */
    ACCEPTED,
    /** An item was a new version. */
    REVISED,
    /** A delivery came again, or an item was there already with the same content. */
    DUPLICATE,
    /** A statement about a customer was taken: who it is, or what they allow. */
    NOTED,
    /** A delivery said nothing that we keep. */
    IGNORED,
    /** A delivery could not be understood or broke a rule; it waits to be corrected. */
    REJECTED,
    /** A delivery did not prove that it is its sender's; nothing of it was kept. */
    REFUSED
}
