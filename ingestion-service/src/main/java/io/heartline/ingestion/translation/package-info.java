/** How payloads of other systems become items of our own API. */
@NullMarked
package io.heartline.ingestion.translation;

import org.jspecify.annotations.NullMarked;
