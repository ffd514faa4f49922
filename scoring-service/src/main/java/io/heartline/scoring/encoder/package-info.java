/** Fine-tuned encoders: a text as word pieces, and what the network makes of them. */
@NullMarked
package io.heartline.scoring.encoder;

import org.jspecify.annotations.NullMarked;
