/** Calls to the services' HTTP endpoints, as any client would make them. */
@NullMarked
package io.heartline.localstack.api;

import org.jspecify.annotations.NullMarked;
