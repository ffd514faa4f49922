package io.heartline.metrics.ledger;

/** The languages in which entries are put into words. */
enum Language {
    EN,
    ZH
}
