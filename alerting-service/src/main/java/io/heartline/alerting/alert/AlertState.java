package io.heartline.alerting.alert;

/**
 * How far an alert came.
 *
 * @param kind what it is about
 * @param resolved whether it is over
 * @param byItself whether it ended because its cause did, and not because somebody said so
 */
public record AlertState(AlertKind kind, boolean resolved, boolean byItself) {}
