/** Tests of the pages of sources, imports and surveys. */
@NullMarked
package io.heartline.ingestion.console;

import org.jspecify.annotations.NullMarked;
