/** What senders of every kind deliver: payloads in their own form, signed in their own way. */
@NullMarked
package io.heartline.localstack.channels;

import org.jspecify.annotations.NullMarked;
