/** In which strata customers are: region, plan, tier, language, as the latest event says. */
@NullMarked
package io.heartline.metrics.stratum;

import org.jspecify.annotations.NullMarked;
