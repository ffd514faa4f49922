/** What is done for a customer, from the draw of the arm to its end. */
@NullMarked
package io.heartline.alerting.outreach;

import org.jspecify.annotations.NullMarked;
