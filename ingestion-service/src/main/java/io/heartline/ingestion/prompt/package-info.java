/** Who is asked, who was, what became of it, and the answers. */
@NullMarked
package io.heartline.ingestion.prompt;

import org.jspecify.annotations.NullMarked;
