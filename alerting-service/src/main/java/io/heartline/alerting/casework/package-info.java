/** Cases: what people do for customers because of alerts, from the opening to the behaviour that shows a recovery. */
@NullMarked
package io.heartline.alerting.casework;

import org.jspecify.annotations.NullMarked;
