/** The command line of the local stack. */
@NullMarked
package io.heartline.localstack;

import org.jspecify.annotations.NullMarked;
