/** Files of records, taken in the background and resumed after any crash. */
@NullMarked
package io.heartline.ingestion.importing;

import org.jspecify.annotations.NullMarked;
