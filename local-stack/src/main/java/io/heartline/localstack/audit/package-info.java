/** What every stage has really done with what came in: read from the services' own databases. */
@NullMarked
package io.heartline.localstack.audit;

import org.jspecify.annotations.NullMarked;
