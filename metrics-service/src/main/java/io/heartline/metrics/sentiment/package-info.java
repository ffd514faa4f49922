/** Emotion and sentiment of each scope: what is felt now, and what is believed. */
@NullMarked
package io.heartline.metrics.sentiment;

import org.jspecify.annotations.NullMarked;
