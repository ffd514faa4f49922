package io.heartline.alerting.detection;

import io.heartline.contracts.ScopeKind;

/**
 * What a series of windows is taken of, within a brand.
 *
 * @param kind brand, product, touchpoint or aspect
 * @param value which one; the brand itself for the kind brand
 */
record Scope(ScopeKind kind, String value) {}
