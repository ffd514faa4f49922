package io.heartline.ingestion.delivery;

/** How far a delivery is. */
enum DeliveryState {
    /** It is stored and not yet understood. */
    WAITING,
    /** What it says is in the books, or it says nothing. */
    DONE,
    /** It could not be understood, or something in it breaks a rule. */
    REJECTED
}
