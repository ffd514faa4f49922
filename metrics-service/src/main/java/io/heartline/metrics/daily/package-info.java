/** What no request should compute: once a day for each brand, and whenever it is asked for. */
@NullMarked
package io.heartline.metrics.daily;

import org.jspecify.annotations.NullMarked;
