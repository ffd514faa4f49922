/** Looks at the pages of a stack in a real browser. */
@NullMarked
package io.heartline.localstack.browse;

import org.jspecify.annotations.NullMarked;
