/** What the reads of this service have in common. */
@NullMarked
package io.heartline.metrics.request;

import org.jspecify.annotations.NullMarked;
