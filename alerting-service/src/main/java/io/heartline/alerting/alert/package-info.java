/** What somebody must know: alerts, their evidence and their life cycle. */
@NullMarked
package io.heartline.alerting.alert;

import org.jspecify.annotations.NullMarked;
