/** What customers and agents expressed, once and in its newest version. */
@NullMarked
package io.heartline.ingestion.interaction;

import org.jspecify.annotations.NullMarked;
