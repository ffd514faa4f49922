package io.heartline.ingestion.console;

import io.heartline.console.Area;
import io.heartline.console.page.Block;
import io.heartline.console.page.Form;
import io.heartline.console.page.Form.Button;
import io.heartline.console.page.Page;
import io.heartline.console.page.Previews;
import io.heartline.console.page.Section;
import io.heartline.ingestion.prompt.SurveyPreviews;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.SurveyDefinition;
import io.heartline.ingestion.survey.SurveyRequest;
import io.heartline.ingestion.survey.SurveyResource;
import io.heartline.ingestion.survey.SurveyResource.SurveyPatch;
import io.heartline.ingestion.survey.Surveys;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.DomainException;
import io.heartline.platform.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes surveys and new versions of them, with the pages as they will look beside what is filled in. */
@ApplicationScoped
class SurveyBuilder {
    /** No survey can be called so. */
    static final String NEW = SurveyViews.PATH + "/_new";

    private final Desk desk;
    private final SurveyResource surveys;
    private final SurveyPreviews previews;

    SurveyBuilder(Desk desk, SurveyResource surveys, SurveyPreviews previews) {
        this.desk = desk;
        this.surveys = surveys;
        this.previews = previews;
    }

    /** The form of a survey that is to be. */
    Response fresh() {
        return shown(null, Filled.nothing());
    }

    /** Makes a survey, or shows what it would look like. */
    Response make(Filled filled) {
        if (!filled.action().equals("publish")) {
            return shown(null, filled);
        }
        try {
            var made = surveys.create(SurveyReading.of(filled, null));
            return Desk.to(SurveyViews.PATH + "/" + made.survey().slug() + "?done=published");
        } catch (InvalidInput | Conflict e) {
            return again(null, filled, e);
        }
    }

    /** The form of a survey that is there. */
    Response change(String slug) {
        return shown(before(slug), Filled.nothing());
    }

    /** Makes a new version of a survey, or shows what it would look like. */
    Response publish(String slug, Filled filled) {
        var before = before(slug);
        if (!filled.action().equals("publish")) {
            return shown(before, filled);
        }
        try {
            int version = surveys.get(slug, null).version();
            var asked = SurveyReading.of(filled, before.definition());
            var now = surveys.change(slug, patch(asked));
            return Desk.to(
                    SurveyViews.PATH + "/" + slug + "?done=" + (now.version() > version ? "published" : "unchanged"));
        } catch (InvalidInput e) {
            return again(before, filled, e);
        }
    }

    private Survey before(String slug) {
        var view = surveys.get(slug, null).survey();
        return Surveys.draft(String.valueOf(view.brand()), view);
    }

    private static SurveyPatch patch(SurveyRequest asked) {
        return new SurveyPatch(
                null,
                asked.brandName(),
                asked.touchpoint(),
                asked.product(),
                asked.questions(),
                asked.triggers(),
                asked.channels(),
                asked.expiresAfter(),
                asked.reviseWithin(),
                asked.sampling());
    }

    /** A preview is shown whatever is filled in, and if it cannot be, why: nothing was refused, since nothing was asked for. */
    private Response shown(@Nullable Survey before, Filled filled) {
        Previews shown;
        try {
            var drafted = filled.form().isEmpty() ? usual(before) : draft(before, filled);
            shown = SurveyViews.previews(desk, previews, drafted);
        } catch (InvalidInput e) {
            shown = nothing(e);
        }
        return desk.of(Area.SURVEYS, page(before, filled, List.of(), shown));
    }

    private Response again(@Nullable Survey before, Filled filled, DomainException refusal) {
        return desk.of(Area.SURVEYS, refusal.status(), page(before, filled, desk.refused(refusal), nothing(refusal)));
    }

    /** The survey as it is, or the one that the empty form describes. */
    private Survey usual(@Nullable Survey before) {
        if (before != null) {
            return before;
        }
        var brand = Objects.requireNonNullElse(desk.visit().brand(), desk.text("column.brand"));
        return Surveys.draft(
                brand, new SurveyRequest(null, brand, "nps", null, "usage", null, null, null, null, null, null, null));
    }

    private Survey draft(@Nullable Survey before, Filled filled) {
        SurveyDefinition definition = before == null ? null : before.definition();
        var request = SurveyReading.of(filled, definition);
        return Surveys.draft(
                before == null ? Objects.requireNonNullElse(request.brand(), "") : before.brand(), request);
    }

    private Previews nothing(DomainException refusal) {
        var words = refusal.violations().stream().map(desk::words).toList();
        return new Previews(
                desk.text("survey.preview.pages"),
                List.of(),
                desk.text("survey.preview.not", words.isEmpty() ? desk.said(refusal) : String.join("; ", words)));
    }

    private Page page(@Nullable Survey before, Filled filled, List<Block> said, Previews shown) {
        List<Section> sections = new ArrayList<>();
        if (!said.isEmpty()) {
            sections.add(new Section("", null, "full", said));
        }
        var form = new Form(
                before == null ? NEW : SurveyViews.PATH + "/" + before.slug() + "/build",
                true,
                false,
                new SurveyForm(desk, before, filled).fields(),
                List.of(
                        new Button(
                                desk.text(before == null ? "survey.publish.first" : "survey.publish"),
                                "publish",
                                "first"),
                        new Button(desk.text("survey.preview"), "preview", "second")),
                true);
        sections.add(Section.wide(
                desk.text("survey.content"), before == null ? null : desk.text("survey.publish.note"), form));
        sections.add(Section.third(desk.text("survey.preview"), desk.text("survey.preview.note"), shown));
        return Page.of(
                before == null ? desk.text("surveys.add") : desk.text("survey.change.title", before.slug()),
                desk.text("survey.build.lead"),
                sections);
    }
}
