/** How features run their own SQL. */
@NullMarked
package io.heartline.platform.database;

import org.jspecify.annotations.NullMarked;
