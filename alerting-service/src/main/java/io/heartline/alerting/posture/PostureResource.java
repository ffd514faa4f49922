package io.heartline.alerting.posture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.alert.AlertMatter;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.customer.Standings;
import io.heartline.alerting.play.Phrases;
import io.heartline.alerting.template.Templates;
import io.heartline.contracts.ScopeKind;
import io.heartline.platform.access.Caller;
import io.heartline.platform.access.Role;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Says which posture a crisis asks for. */
@Path("/alerts/{id}/posture")
@Tag(name = "Alerts")
public class PostureResource {
    static final String SOURCE =
            "W. T. Coombs, Protecting Organization Reputations During a Crisis, Corporate Reputation Review 10(3), 2007";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final String EXAMPLE = """
            {"alertId": "01a1fd60-f1fa-7a3e-9c1b-5d20e8f4a617", "cluster": "preventable", "initialCluster": "accidental",
             "givenByPerson": false, "signals": [], "intensifiers": ["crisis-history"], "posture": "apologise",
             "advice": [{"en": "Apologise openly and take the responsibility; an apology that says if or but is none.",
                         "zh": "公开道歉，承担责任；带着“如果”和“但是”的道歉不是道歉。"}],
             "statements": {"en": "With lumi-band something happened that should not have happened …",
                            "zh": "lumi-band发生了本不该发生的事……"},
             "source": "W. T. Coombs, Protecting Organization Reputations During a Crisis, …"}""";

    private final Alerts alerts;
    private final Standings standings;
    private final Templates templates;
    private final Phrases phrases;
    private final ObjectMapper json;
    private final Caller caller;

    PostureResource(
            Alerts alerts,
            Standings standings,
            Templates templates,
            Phrases phrases,
            ObjectMapper json,
            Caller caller) {
        this.alerts = alerts;
        this.standings = standings;
        this.templates = templates;
        this.phrases = phrases;
        this.json = json;
        this.caller = caller;
    }

    /**
     * What to say and do.
     *
     * @param cluster how much responsibility people will attribute
     * @param initialCluster by the kind of crisis alone
     * @param givenByPerson whether the request said so
     * @param signals what the kind was told by; empty if nothing tells it, and an accident is assumed
     * @param intensifiers what makes the responsibility one step more: {@code crisis-history}, {@code strained-reputation}
     * @param posture {@code inform}, {@code justify} or {@code apologise}
     * @param statements first words to be worded on, by language
     */
    public record PostureView(
            UUID alertId,
            Cluster cluster,
            Cluster initialCluster,
            boolean givenByPerson,
            List<String> signals,
            List<String> intensifiers,
            Stance posture,
            List<Stance.Advice> advice,
            Map<String, String> statements,
            String source) {}

    @GET
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Transactional
    @Operation(
            summary = "Which posture an alert asks for, and first words in English and Chinese",
            description =
                    "After situational crisis communication theory (Coombs): the less a brand could have prevented it, the "
                            + "more it informs; the more it could have, the more it apologises and makes up. Advice, not a decision: "
                            + "whoever knows more says the cluster.")
    @APIResponse(
            responseCode = "200",
            description = "The posture",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PostureView.class),
                            examples = @ExampleObject(name = "posture", value = EXAMPLE)))
    public PostureView posture(
            @RestPath UUID id,
            @Parameter(description = "victim, accidental or preventable, if it is known", example = "victim")
                    @RestQuery
                    @Nullable
                    String cluster) {
        var matter = alerts.matter(id)
                .filter(found -> caller.brands().contain(found.brand()))
                .orElseThrow(() -> new NotFound("unknown-alert", "There is no alert " + id + "."));
        var aspects = aspects(matter);
        var matters = new ArrayList<>(aspects);
        matter.causes().forEach(cause -> matters.add(cause.substring(cause.indexOf(':') + 1)));
        var reputation = standings.reputation(matter.brand());
        var crises = alerts.crises(matter.brand(), matter.firedAt().minus(YEAR), matter.firedAt());
        var responsibility =
                Responsibility.of(matters, said(cluster), crises, reputation.told(), reputation.strained());
        var stance = responsibility.cluster().stance();
        return new PostureView(
                id,
                responsibility.cluster(),
                responsibility.initial(),
                responsibility.given(),
                responsibility.signals(),
                responsibility.intensifiers(),
                stance,
                stance.advice(),
                Map.of("en", statement(stance, "en", matter, aspects), "zh", statement(stance, "zh", matter, aspects)),
                SOURCE);
    }

    private String statement(Stance stance, String language, AlertMatter matter, List<String> aspects) {
        Map<String, String> facts = new HashMap<>();
        facts.put("brand", matter.brand());
        facts.put("language", language);
        var value = matter.scopeValue();
        facts.put("product", matter.scope() == ScopeKind.PRODUCT && value != null ? value : "");
        facts.put(
                "aspect",
                aspects.stream()
                        .map(aspect -> phrases.of(language, "aspect", aspect))
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .orElse(""));
        return templates
                .render(stance.template(), stance.template(), matter.brand(), language, facts)
                .text();
    }

    /** The aspects that a crisis is about, the weightiest first. */
    private List<String> aspects(AlertMatter matter) {
        List<String> aspects = new ArrayList<>();
        var value = matter.scopeValue();
        if (matter.scope() == ScopeKind.ASPECT && value != null) {
            aspects.add(value);
        }
        try {
            json.readTree(matter.explanation())
                    .path("aspects")
                    .forEach(part -> aspects.add(part.path("value").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an explanation was not written by us", e);
        }
        return aspects;
    }

    private static @Nullable Cluster said(@Nullable String cluster) {
        try {
            return cluster == null ? null : Cluster.of(cluster);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("invalid-filter", "cluster is victim, accidental or preventable.");
        }
    }
}
