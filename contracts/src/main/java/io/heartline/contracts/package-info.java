/** The events that travel between the services, as records, and the topics that carry them. */
@NullMarked
package io.heartline.contracts;

import org.jspecify.annotations.NullMarked;
