/** Proves that what is deployed is sound, and that Helm, kustomize and the generated manifests say the same. */
@NullMarked
package io.heartline.k8s;

import org.jspecify.annotations.NullMarked;
