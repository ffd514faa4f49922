package io.heartline.platform.inbox;

import java.sql.SQLException;

/** The database failed the inbox. */
final class InboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxException(String message, SQLException cause) {
        super(message, cause);
    }
}
