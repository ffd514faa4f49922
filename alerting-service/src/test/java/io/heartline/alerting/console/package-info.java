/** Tests of the pages of the inbox. */
@NullMarked
package io.heartline.alerting.console;

import org.jspecify.annotations.NullMarked;
