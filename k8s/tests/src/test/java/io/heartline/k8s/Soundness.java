package io.heartline.k8s;

import java.util.List;
import java.util.stream.Stream;

/** Everything that a set of manifests must keep to. */
final class Soundness {
    private final KubernetesSchema schema = KubernetesSchema.load();

    /** The rules that are broken, in words; none for a sound set. */
    List<String> broken(List<Manifest> manifests) {
        return Stream.of(
                        schema.broken(manifests).stream(),
                        manifests.stream()
                                .filter(PodRules::concern)
                                .flatMap(manifest -> PodRules.broken(manifest).stream()),
                        WiringRules.broken(manifests).stream(),
                        ResourceRules.broken(manifests).stream(),
                        CallRules.broken(manifests).stream())
                .flatMap(problems -> problems)
                .toList();
    }
}
