/** How features run their own SQL. */
@NullMarked
package io.heartline.scoring.database;

import org.jspecify.annotations.NullMarked;
