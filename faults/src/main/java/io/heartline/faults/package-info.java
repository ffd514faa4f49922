/** The command line of the fault campaign. */
@NullMarked
package io.heartline.faults;

import org.jspecify.annotations.NullMarked;
