/** Shows for real, on stacks of its own, that what is promised holds. */
@NullMarked
package io.heartline.localstack.verify;

import org.jspecify.annotations.NullMarked;
