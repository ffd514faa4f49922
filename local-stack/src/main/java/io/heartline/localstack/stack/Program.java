package io.heartline.localstack.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What runs a service. */
sealed interface Program {
    /** The command that starts it; variables of the environment are not in it, since other users may read commands. */
    List<String> command(Service service, Launch launch);

    /**
     * The service as it was built here.
     *
     * @param jar what {@code java -jar} runs
     */
    record Jar(Path jar) implements Program {
        private static final int COMPILED_SOON = 1;
        private static final int COMPILED_WELL = 4;

        /** Kept short: ONNX Runtime 1.29 crashes in a JVM whose command line has some thousand characters. */
        @Override
        public List<String> command(Service service, Launch launch) {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + service.heapMegabytes() + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=" + (launch.optimising() ? COMPILED_WELL : COMPILED_SOON),
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dsun.misc.unsafe.memory.access=allow",
                    "--enable-native-access=ALL-UNNAMED"));
            command.addAll(properties(launch));
            command.add("-jar");
            command.add(jar.toString());
            return command;
        }
    }

    /**
     * The service's image under podman, as little allowed as in Kubernetes: a read-only root, no capabilities, user 10001,
     * the memory of the values for a laptop. It shares the network of this machine, where Kafka and PostgreSQL are.
     *
     * @param image as in {@code repository/service:tag}
     */
    record Container(String image) implements Program {
        @Override
        public List<String> command(Service service, Launch launch) {
            var command = new ArrayList<>(List.of("podman", "run", "--rm", "--replace", "--name", name(service)));
            command.addAll(List.of("--network", "host", "--read-only", "--tmpfs", "/tmp:rw,size=256m,mode=1777"));
            command.addAll(
                    List.of("--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", "10001:10001"));
            command.addAll(List.of("--memory", service.containerMegabytes() + "m"));
            launch.environment().keySet().forEach(variable -> command.addAll(List.of("--env", variable)));
            if (!launch.settings().isEmpty()) {
                command.addAll(List.of("--env", "JDK_JAVA_OPTIONS=" + String.join(" ", properties(launch))));
            }
            command.add(image);
            return command;
        }

        /** The name of a service's container. */
        static String name(Service service) {
            return "heartline-" + service.module();
        }
    }

    private static List<String> properties(Launch launch) {
        return launch.settings().entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.toList());
    }
}
