/** Conditions in the Common Expression Language, for rules and for plays. */
@NullMarked
package io.heartline.alerting.condition;

import org.jspecify.annotations.NullMarked;
