/** What services are loaded with, and what their speed and memory are compared with. */
@NullMarked
package io.heartline.localstack.load;

import org.jspecify.annotations.NullMarked;
