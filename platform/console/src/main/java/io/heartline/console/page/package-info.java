/** What pages are made of: the same few blocks everywhere. */
@NullMarked
package io.heartline.console.page;

import org.jspecify.annotations.NullMarked;
