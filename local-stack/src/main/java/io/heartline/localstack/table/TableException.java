package io.heartline.localstack.table;

/** A file cannot be read as a table; the message says where and why. */
public final class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says where and why. */
    public TableException(String message) {
        super(message);
    }

    /** Says where and why, and keeps the cause. */
    public TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
