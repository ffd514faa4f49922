/** Who customers are: identifiers, the ids behind them, and profiles. */
@NullMarked
package io.heartline.ingestion.customer;

import org.jspecify.annotations.NullMarked;
