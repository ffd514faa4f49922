/** What each kind of receiver is sent, and what its answers mean: pure functions without network, clock or database. */
@NullMarked
package io.heartline.alerting.wire;

import org.jspecify.annotations.NullMarked;
