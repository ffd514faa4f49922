/** The sources that are set up: what they are, how they prove themselves, how they fare. */
@NullMarked
package io.heartline.ingestion.source;

import org.jspecify.annotations.NullMarked;
