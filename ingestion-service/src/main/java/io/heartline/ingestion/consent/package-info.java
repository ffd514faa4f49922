/** What customers allowed and refused, for each channel and purpose, asked again at every use. */
@NullMarked
package io.heartline.ingestion.consent;

import org.jspecify.annotations.NullMarked;
