/** Which customers somebody must know of: drift and shock. */
@NullMarked
package io.heartline.alerting.rule;

import org.jspecify.annotations.NullMarked;
