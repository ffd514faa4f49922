/** How the platform forgets a customer: what waits to be sent, and what could not be processed. */
@NullMarked
package io.heartline.platform.erasure;

import org.jspecify.annotations.NullMarked;
