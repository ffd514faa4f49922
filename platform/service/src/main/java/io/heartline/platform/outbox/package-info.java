/** Events leave a service only through its outbox: written with the state they tell of, relayed afterwards. */
@NullMarked
package io.heartline.platform.outbox;

import org.jspecify.annotations.NullMarked;
