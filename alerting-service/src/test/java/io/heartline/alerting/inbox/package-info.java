/** Tests of what waits for somebody. */
@NullMarked
package io.heartline.alerting.inbox;

import org.jspecify.annotations.NullMarked;
