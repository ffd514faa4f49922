package io.heartline.ingestion.transcript;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a call said before the other one spoke.
 *
 * @param speaker the name or label of who spoke; null if the transcript does not say
 * @param offset when it began, from the start of the call
 * @param text what was said
 */
record Turn(@Nullable String speaker, Duration offset, String text) {}
