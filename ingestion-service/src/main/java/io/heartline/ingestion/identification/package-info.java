/** What senders tell of who is who, how to reach them and what is known of them. */
@NullMarked
package io.heartline.ingestion.identification;

import org.jspecify.annotations.NullMarked;
