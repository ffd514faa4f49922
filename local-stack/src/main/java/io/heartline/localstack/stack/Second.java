package io.heartline.localstack.stack;

/** A further instance of a service, beside the one of the stack. Closing it ends it in order. */
public final class Second implements AutoCloseable {
    private final ServiceProcess process;

    Second(ServiceProcess process) {
        this.process = process;
    }

    /** Ends it as a crash does. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() throws InterruptedException {
        process.requestStop();
        process.awaitStopped();
    }
}
