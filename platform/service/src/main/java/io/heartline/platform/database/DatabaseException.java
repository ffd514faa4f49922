package io.heartline.platform.database;

import java.sql.SQLException;

/** The database did not do what it was asked; the SQL state of the cause says whose fault it is. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super("the database refused a statement", cause);
    }
}
