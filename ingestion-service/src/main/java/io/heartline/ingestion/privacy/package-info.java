/** Masks personal data in texts, and says what every feature owes a customer: a copy, and to be forgotten. */
@NullMarked
package io.heartline.ingestion.privacy;

import org.jspecify.annotations.NullMarked;
