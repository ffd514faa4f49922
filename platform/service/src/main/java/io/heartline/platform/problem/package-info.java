/** Refusals, and how they are told: {@code application/problem+json} after RFC 9457. */
@NullMarked
package io.heartline.platform.problem;

import org.jspecify.annotations.NullMarked;
