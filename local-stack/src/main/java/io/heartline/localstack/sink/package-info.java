/** The built-in receiver of webhooks: it checks signatures and remembers what came. */
@NullMarked
package io.heartline.localstack.sink;

import org.jspecify.annotations.NullMarked;
