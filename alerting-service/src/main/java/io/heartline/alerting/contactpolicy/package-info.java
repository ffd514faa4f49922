/** Whether a customer may be contacted now: one decision point for everything that is sent. */
@NullMarked
package io.heartline.alerting.contactpolicy;

import org.jspecify.annotations.NullMarked;
