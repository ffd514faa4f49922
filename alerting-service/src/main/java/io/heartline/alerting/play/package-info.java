/** What can be done for a customer: plays as data, and their drafts. */
@NullMarked
package io.heartline.alerting.play;

import org.jspecify.annotations.NullMarked;
