/** Knows which models there are, that their weights are what their cards say, and tells the other services. */
@NullMarked
package io.heartline.scoring.model;

import org.jspecify.annotations.NullMarked;
