/** The other ends of deliveries on this machine: servers that are as strict as the vendors they stand in for. */
@NullMarked
package io.heartline.testing.vendor;

import org.jspecify.annotations.NullMarked;
