/** How delivered records of any kind are read, checked, versioned and answered. */
@NullMarked
package io.heartline.ingestion.intake;

import org.jspecify.annotations.NullMarked;
