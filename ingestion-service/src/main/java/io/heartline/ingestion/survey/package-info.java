/** What customers are asked, in which words, when and by which channels. */
@NullMarked
package io.heartline.ingestion.survey;

import org.jspecify.annotations.NullMarked;
