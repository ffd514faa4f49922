package io.heartline.scoring.score;

import java.sql.SQLException;

/** The database failed the scores. */
final class ScoreTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScoreTableException(String message, SQLException cause) {
        super(message, cause);
    }
}
