/** Who is who: customers as first assigned, and the persons as whom they are read. */
@NullMarked
package io.heartline.metrics.customer;

import org.jspecify.annotations.NullMarked;
