/** The broker and the database of a campaign, in processes that can be ended and behind connections that can be cut. */
@NullMarked
package io.heartline.faults.ground;

import org.jspecify.annotations.NullMarked;
