/** How this service keeps what nobody may read in its database. */
@NullMarked
package io.heartline.ingestion.secret;

import org.jspecify.annotations.NullMarked;
