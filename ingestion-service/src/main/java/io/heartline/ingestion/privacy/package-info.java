/** Finds personal data in what customers write, and masks it before anything leaves this service. */
@NullMarked
package io.heartline.ingestion.privacy;

import org.jspecify.annotations.NullMarked;
