package io.heartline.ingestion.intake;

import java.sql.SQLException;

/** The database did not do what it was asked; the caller's transaction must not commit. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was not done, and why. */
    public StoreException(String message, SQLException cause) {
        super(message, cause);
    }
}
