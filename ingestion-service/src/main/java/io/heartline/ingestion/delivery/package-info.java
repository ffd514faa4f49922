/** What sources deliver: kept as it came, understood later, corrected where it was not. */
@NullMarked
package io.heartline.ingestion.delivery;

import org.jspecify.annotations.NullMarked;
