/** Hands out all that this service holds of a person. */
@NullMarked
package io.heartline.alerting.export;

import org.jspecify.annotations.NullMarked;
