/** Conversations of customers with agents: who waits for an answer, in what mood, and whether a person should take over. */
@NullMarked
package io.heartline.ingestion.conversation;

import org.jspecify.annotations.NullMarked;
