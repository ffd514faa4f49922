/** What happened to or with customers, once and in its newest version. */
@NullMarked
package io.heartline.ingestion.customerevent;

import org.jspecify.annotations.NullMarked;
