package io.heartline.metrics.database;

import java.sql.SQLException;

/** The database refused a statement, or is away; the cause says which. */
final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
