/** What drives what is felt, and who leaves: aspects and dimensions of service quality. */
@NullMarked
package io.heartline.metrics.driver;

import org.jspecify.annotations.NullMarked;
