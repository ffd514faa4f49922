/** How features run their own SQL. */
@NullMarked
package io.heartline.alerting.database;

import org.jspecify.annotations.NullMarked;
