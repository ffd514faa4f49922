/** Hands out, and deletes everywhere, what is kept of a person; keeps the proof that it was done. */
@NullMarked
package io.heartline.ingestion.erasure;

import org.jspecify.annotations.NullMarked;
