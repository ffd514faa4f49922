/** Indicators: ratings, replies, response, orders, loyalty and value, each with n and an interval. */
@NullMarked
package io.heartline.metrics.indicator;

import org.jspecify.annotations.NullMarked;
