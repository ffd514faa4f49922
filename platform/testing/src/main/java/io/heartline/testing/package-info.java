/** A real PostgreSQL, a real Kafka and what tests need around them. */
@NullMarked
package io.heartline.testing;

import org.jspecify.annotations.NullMarked;
