/** Measures how well a running scoring service does on a labelled file. */
@NullMarked
package io.heartline.localstack.evaluation;

import org.jspecify.annotations.NullMarked;
