/** Says what a text and its ratings express: emotion, valence, intensity, aspects, intents and why. */
@NullMarked
package io.heartline.scoring.score;

import org.jspecify.annotations.NullMarked;
