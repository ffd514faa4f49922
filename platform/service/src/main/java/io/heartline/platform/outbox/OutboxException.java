package io.heartline.platform.outbox;

import java.sql.SQLException;

/** The database did not take an event; the caller's transaction must not commit. */
final class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxException(String message, SQLException cause) {
        super(message, cause);
    }
}
