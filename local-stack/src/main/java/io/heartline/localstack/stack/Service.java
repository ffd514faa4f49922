package io.heartline.localstack.stack;

import java.nio.file.Path;
import java.util.Locale;

/** The services of Heartline, in the order in which feedback passes through them. */
public enum Service {
    /** Takes feedback in. */
    INGESTION(8081, 256, 448),
    /** Says what texts express; keeps models and language profiles in memory. */
    SCORING(8082, 640, 768),
    /** Keeps the books. */
    METRICS(8083, 256, 448),
    /** Tells people. */
    ALERTING(8084, 192, 448);

    private static final int MANAGEMENT_OFFSET = 1000;

    private final int port;
    private final int heapMegabytes;
    private final int containerMegabytes;

    Service(int port, int heapMegabytes, int containerMegabytes) {
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.containerMegabytes = containerMegabytes;
    }

    /** Returns the name under which {@code stack.json} lists the service; also its database and role. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the service's module and process. */
    public String module() {
        return key() + "-service";
    }

    /** Returns the port of the ordinary stack. */
    int port() {
        return port;
    }

    /** Returns the management port of the ordinary stack: health and measures. */
    int managementPort() {
        return port + MANAGEMENT_OFFSET;
    }

    /** Returns the limit of the service's heap. */
    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** Returns the limit of a container's memory, that of k8s/helm/heartline/values-laptop.yaml. */
    int containerMegabytes() {
        return containerMegabytes;
    }

    /** Returns what {@code java -jar} runs. */
    Path jar(Path projectRoot) {
        return projectRoot.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
