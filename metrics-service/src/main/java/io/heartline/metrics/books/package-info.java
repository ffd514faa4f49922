/** The bookkeeping: every consumed event is entered into all books, in one transaction. */
@NullMarked
package io.heartline.metrics.books;

import org.jspecify.annotations.NullMarked;
