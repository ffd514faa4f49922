package io.heartline.alerting.alert;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a crisis is about. */
public record ScopeView(
        @Schema(examples = "product") String kind,
        @Schema(examples = "lumi-band") String value) {}
