/** Who is told of which alert, and when: a tree of routes as versioned data, walked by a pure function. */
@NullMarked
package io.heartline.alerting.routing;

import org.jspecify.annotations.NullMarked;
