/** What Segment, and whatever speaks its protocol, says of customers. */
@NullMarked
package io.heartline.ingestion.segment;

import org.jspecify.annotations.NullMarked;
