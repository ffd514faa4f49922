/** Events enter a service once: recorded with their effect, dead-lettered only for their content. */
@NullMarked
package io.heartline.platform.inbox;

import org.jspecify.annotations.NullMarked;
