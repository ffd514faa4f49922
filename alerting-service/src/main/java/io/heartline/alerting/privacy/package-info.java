/** Forgets customers when told to, and keeps them forgotten. */
@NullMarked
package io.heartline.alerting.privacy;

import org.jspecify.annotations.NullMarked;
