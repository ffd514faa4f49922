/** Pages for people: what waits for somebody, and what is done about it. */
@NullMarked
package io.heartline.alerting.console;

import org.jspecify.annotations.NullMarked;
