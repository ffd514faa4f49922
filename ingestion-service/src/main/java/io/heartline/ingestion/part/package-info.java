/** Asks the other services for what they keep of a person. */
@NullMarked
package io.heartline.ingestion.part;

import org.jspecify.annotations.NullMarked;
