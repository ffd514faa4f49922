/** The stack itself: PostgreSQL, Kafka and the four services on this machine, from start to stop. */
@NullMarked
package io.heartline.localstack.stack;

import org.jspecify.annotations.NullMarked;
