/** How messages reach receivers: at least once, signed, with a log of every attempt. */
@NullMarked
package io.heartline.alerting.delivery;

import org.jspecify.annotations.NullMarked;
