/** What is remembered of customers: what they last expressed, and how they are addressed. */
@NullMarked
package io.heartline.alerting.customer;

import org.jspecify.annotations.NullMarked;
