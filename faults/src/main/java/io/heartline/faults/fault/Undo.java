package io.heartline.faults.fault;

/** How a fault is mended. */
public interface Undo {
    /** Mends it; when this returns everything that was ended has been started again. */
    void undo() throws InterruptedException;
}
