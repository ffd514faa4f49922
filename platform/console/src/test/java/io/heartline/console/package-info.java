/** Tests of what all pages share. */
@NullMarked
package io.heartline.console;

import org.jspecify.annotations.NullMarked;
