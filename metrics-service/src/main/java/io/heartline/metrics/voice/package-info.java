/** Who is heard and who is not, and what is felt if those who are heard were like everybody. */
@NullMarked
package io.heartline.metrics.voice;

import org.jspecify.annotations.NullMarked;
