package io.heartline.alerting.play;

import io.heartline.alerting.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The drafts that plays propose. */
@ApplicationScoped
public class Drafts {
    private final Phrases phrases;
    private final Templates templates;

    Drafts(Phrases phrases, Templates templates) {
        this.phrases = phrases;
        this.templates = templates;
    }

    /**
     * What to say to a customer, in a language that the customer reads. Templates see texts only.
     *
     * @param brand who says it
     * @param product what it is about; empty if nothing in particular
     * @param offer what is given, if anything
     */
    public Draft draft(
            Play play,
            Variant variant,
            Situation situation,
            String brand,
            String product,
            Rewards.@Nullable Offer offer) {
        var language = DraftLanguage.of(situation.language());
        var action = play.definition().action();
        Map<String, String> facts = new HashMap<>();
        facts.put("brand", brand);
        facts.put("action", action.wire());
        facts.put("tone", variant.tone());
        facts.put("length", variant.length());
        facts.put("language", language);
        facts.put("product", product);
        facts.put("reward", offer == null ? "" : offer.nameIn(language));
        var touchpoint = situation.isTouchpointInAspect() ? null : situation.touchpoint();
        facts.put("touchpoint", phrases.of(language, "touchpoint", touchpoint));
        facts.put("aspect", phrases.of(language, "aspect", situation.aspect()));
        var event = phrases.of(language, "event", situation.event());
        facts.put("event", event.isEmpty() ? phrases.of(language, "intent", situation.intent()) : event);
        facts.put("intent", phrases.of(language, "intent", situation.intent()));
        var emotion = situation.emotion();
        facts.put("emotion", phrases.of(language, "emotion", emotion == null ? null : emotion.wire()));
        var template = variant.template() == null ? action.wire() : variant.template();
        var rendered = templates.render(template, action.wire(), brand, language, facts);
        return new Draft(rendered.language(), rendered.text(), Map.copyOf(facts));
    }
}
