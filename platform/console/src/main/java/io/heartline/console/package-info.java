/** One look, one navigation and one log-in for the pages of all services. */
@NullMarked
package io.heartline.console;

import org.jspecify.annotations.NullMarked;
