/** How payloads of any form become items: by rules that somebody writes, or because they are items already. */
@NullMarked
package io.heartline.ingestion.mapping;

import org.jspecify.annotations.NullMarked;
