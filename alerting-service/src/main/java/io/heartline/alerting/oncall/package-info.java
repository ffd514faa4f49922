/** Who is on call, and who is told next if nobody cares: rotations, overrides, calendars and escalation. */
@NullMarked
package io.heartline.alerting.oncall;

import org.jspecify.annotations.NullMarked;
