/** A campaign from the first start to the verdict. */
@NullMarked
package io.heartline.faults.campaign;

import org.jspecify.annotations.NullMarked;
