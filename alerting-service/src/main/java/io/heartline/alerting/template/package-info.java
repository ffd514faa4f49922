/** Templates of messages that people edit: they see texts by name and nothing else. */
@NullMarked
package io.heartline.alerting.template;

import org.jspecify.annotations.NullMarked;
