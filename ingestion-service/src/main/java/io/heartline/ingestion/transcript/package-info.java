/** Transcripts of calls, whose turns are interactions of one conversation. */
@NullMarked
package io.heartline.ingestion.transcript;

import org.jspecify.annotations.NullMarked;
