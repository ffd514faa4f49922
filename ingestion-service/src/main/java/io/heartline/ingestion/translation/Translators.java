package io.heartline.ingestion.translation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The senders whose own payloads can be read. */
@ApplicationScoped
public class Translators {
    private static final Translator MENTIONS = new MentionTranslator();
    private static final Map<String, Translator> BY_KIND = Map.ofEntries(
            Map.entry("brand-mention", MENTIONS),
            Map.entry("brandwatch", MENTIONS),
            Map.entry("chatwoot", new ChatwootTranslator()),
            Map.entry("delighted", new DelightedTranslator()),
            Map.entry("formbricks", new FormbricksTranslator()),
            Map.entry("formbricks-hub", new FormbricksHubTranslator()),
            Map.entry("google-play", new GooglePlayTranslator()),
            Map.entry("hubspot", new HubSpotTranslator()),
            Map.entry("intercom", new IntercomTranslator()),
            Map.entry("mautic", new MauticTranslator()),
            Map.entry("meltwater", MENTIONS),
            Map.entry("mention", MENTIONS),
            Map.entry("pagerduty", new PagerDutyTranslator()),
            Map.entry("pipedrive", new PipedriveTranslator()),
            Map.entry("posthog", new PostHogTranslator()),
            Map.entry("salesforce", new SalesforceTranslator()),
            Map.entry("satismeter", new SatisMeterTranslator()),
            Map.entry("talkwalker", MENTIONS),
            Map.entry("typeform", new TypeformTranslator()),
            Map.entry("zendesk", new ZendeskTranslator()));

    /** The translator for a kind of source. */
    public Optional<Translator> of(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    /** The kinds of sources that have a translator. */
    public Set<String> kinds() {
        return BY_KIND.keySet();
    }
}
