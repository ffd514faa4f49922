/** How senders prove that a delivery is theirs, each in its own scheme. */
@NullMarked
package io.heartline.ingestion.signature;

import org.jspecify.annotations.NullMarked;
