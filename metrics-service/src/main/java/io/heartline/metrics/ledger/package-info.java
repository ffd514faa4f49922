/** The love bank: an append-only ledger of what each relationship gained and lost, and its balance. */
@NullMarked
package io.heartline.metrics.ledger;

import org.jspecify.annotations.NullMarked;
