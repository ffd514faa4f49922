/** What to say in a crisis: the posture that the responsibility asks for, and first words. */
@NullMarked
package io.heartline.alerting.posture;

import org.jspecify.annotations.NullMarked;
