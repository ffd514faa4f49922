/** The pages of sources, imports and surveys. They show what the endpoints answer, and hold to their rules, since they call them. */
@NullMarked
package io.heartline.ingestion.console;

import org.jspecify.annotations.NullMarked;
