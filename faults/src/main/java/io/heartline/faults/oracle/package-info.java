/** Says whether what the services hold is what was accepted. */
@NullMarked
package io.heartline.faults.oracle;

import org.jspecify.annotations.NullMarked;
