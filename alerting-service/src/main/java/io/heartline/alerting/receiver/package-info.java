/** Who is told: webhook receivers, their matchers and their secrets. */
@NullMarked
package io.heartline.alerting.receiver;

import org.jspecify.annotations.NullMarked;
