/** Drafts worded by a language model, if the operator has one: guarded, and never without a person's approval. */
@NullMarked
package io.heartline.alerting.wording;

import org.jspecify.annotations.NullMarked;
