/** Which customer ids mean the same person. */
@NullMarked
package io.heartline.alerting.identity;

import org.jspecify.annotations.NullMarked;
