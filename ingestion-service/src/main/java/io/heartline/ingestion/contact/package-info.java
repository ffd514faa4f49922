/** Where customers can be reached, kept closed and handed out one by one, and only if they agree now. */
@NullMarked
package io.heartline.ingestion.contact;

import org.jspecify.annotations.NullMarked;
