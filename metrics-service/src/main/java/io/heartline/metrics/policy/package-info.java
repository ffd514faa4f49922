/** Versions of the policy: made, tried out, and put into force for all books. */
@NullMarked
package io.heartline.metrics.policy;

import org.jspecify.annotations.NullMarked;
