/** Sources that are asked: feeds, mailboxes, timelines, files, buckets and topics, each read from where it was left. */
@NullMarked
package io.heartline.ingestion.connector;

import org.jspecify.annotations.NullMarked;
