/** Asks the alerting service whether a customer may be contacted now. */
@NullMarked
package io.heartline.ingestion.contactdecision;

import org.jspecify.annotations.NullMarked;
