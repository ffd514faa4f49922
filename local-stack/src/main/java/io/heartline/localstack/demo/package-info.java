/** The demo feed: a fictional airline and a fictional shop, and what their customers go through in 120 days. */
@NullMarked
package io.heartline.localstack.demo;

import org.jspecify.annotations.NullMarked;
