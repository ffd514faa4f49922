/** What a feed is: requests for ingestion in the order in which they happened. */
@NullMarked
package io.heartline.localstack.feed;

import org.jspecify.annotations.NullMarked;
