/** Who is let in where, compared with what a service describes; and an identity provider to try it with. */
@NullMarked
package io.heartline.testing.access;

import org.jspecify.annotations.NullMarked;
