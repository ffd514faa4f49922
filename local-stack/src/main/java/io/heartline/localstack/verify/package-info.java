/** What issues ask to show, done for real on a stack of its own. */
@NullMarked
package io.heartline.localstack.verify;

import org.jspecify.annotations.NullMarked;
