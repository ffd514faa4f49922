package io.heartline.ingestion.importing;

import io.heartline.ingestion.intake.Checked;
import io.heartline.ingestion.intake.Fields;
import io.heartline.ingestion.intake.Limits;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What an export cannot tell of itself, and a caller who uses a preset says. */
@SuppressWarnings("NullAway.Init") // JAX-RS fills them
class PresetParameters {
    @Parameter(
            description = "Presets only, and then required: whose customers the file is about",
            example = "aurora-air")
    @RestQuery
    @Nullable
    String brand;

    @Parameter(description = "Presets only: the slug of the source; the preset's name if absent")
    @RestQuery
    @Nullable
    String source;

    @Parameter(description = "Presets only: the product that all rows are about")
    @RestQuery
    @Nullable
    String product;

    @Parameter(description = "Presets only: the touchpoint of all rows")
    @RestQuery
    @Nullable
    String touchpoint;

    /**
     * The owner of the file.
     *
     * @throws InvalidInput naming each parameter that breaks a rule
     */
    ImportPreset.Owner check(Brands brands) {
        var fields = new Fields();
        var owner = fields.slug("brand", brand);
        if (brand != null && !brands.contain(brand)) {
            fields.refuse("brand", "brand-not-allowed", "is not a brand of this key");
        }
        var slug = fields.optionalSlug("source", source);
        var name = fields.optionalIdentifier("product", product, Limits.NAME_LENGTH_MAX);
        var point = fields.optionalSlug("touchpoint", touchpoint);
        return switch (fields.result(() -> new ImportPreset.Owner(slug, owner, name, point))) {
            case Checked.Valid<ImportPreset.Owner>(var valid) -> valid;
            case Checked.Invalid<ImportPreset.Owner>(List<Violation> violations) ->
                throw new InvalidInput("invalid", "The parameters of the preset break rules; see errors.", violations);
        };
    }

    /**
     * Without a preset the rows say it themselves.
     *
     * @throws InvalidInput if anything is given
     */
    void refuse() {
        if (brand != null || source != null || product != null || touchpoint != null) {
            throw new InvalidInput(
                    "preset-required", "brand, source, product and touchpoint are for presets; rows have their own.");
        }
    }
}
