/** Makes every aggregate anew from ledger and evidence, and compares it with the one that is kept. */
@NullMarked
package io.heartline.metrics.rebuild;

import org.jspecify.annotations.NullMarked;
