/** Whether many customers suffer at once: the crisis detector on pulses. */
@NullMarked
package io.heartline.alerting.detection;

import org.jspecify.annotations.NullMarked;
