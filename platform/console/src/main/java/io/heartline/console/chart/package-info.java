/** Charts, drawn by the service as SVG: sharp at every size, printable, and the same without a script. */
@NullMarked
package io.heartline.console.chart;

import org.jspecify.annotations.NullMarked;
