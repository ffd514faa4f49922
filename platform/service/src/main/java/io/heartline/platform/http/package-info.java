/** What every endpoint has in common: limits, strict queries, cursors. */
@NullMarked
package io.heartline.platform.http;

import org.jspecify.annotations.NullMarked;
