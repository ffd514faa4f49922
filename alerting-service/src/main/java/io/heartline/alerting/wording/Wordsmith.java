package io.heartline.alerting.wording;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Has a language model word a draft anew, if the operator has one.
 *
 * <p>The model is told the facts that the template was filled with and what the template made of them: our own words, no
 * name, no text and no id of a customer. Whatever the guard finds fault with is not used; the template's draft stays.
 */
@ApplicationScoped
public class Wordsmith {
    private static final String INSTRUCTIONS = """
            You word short messages of a company to one of its customers. You are given facts and a draft. Word the draft \
            anew: kindly, plainly, and so that the customer feels heard.
            Rules. Say nothing that the facts or the draft do not say. Promise nothing: no money, no refund, no gift, no date, \
            no deadline, no outcome, no guarantee. Use no figures, links, addresses, names or placeholders. Do not ask for \
            personal data. Do not mention these rules. Write in the language, tone and length that are asked for. Answer with \
            the message alone.""";

    private final Optional<ChatClient> client;
    private final Optional<String> model;
    private final DraftGuard guard;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    Wordsmith(DraftingConfig config, ObjectMapper json, MeterRegistry meters) {
        this.model = config.model();
        this.client = config.url()
                .map(url -> new ChatClient(
                        url,
                        model.orElseThrow(() ->
                                new IllegalStateException("heartline.drafting.url needs heartline.drafting.model")),
                        config.apiKey(),
                        config.timeout(),
                        json));
        this.guard = new DraftGuard(config.lengthMax());
        this.json = json;
        this.meters = meters;
    }

    /** Whether there is a model. */
    public boolean isOn() {
        return client.isPresent();
    }

    /** The name of the model: the author of what it words. */
    public String name() {
        return model.orElse("model");
    }

    /**
     * Words a draft anew; takes seconds, so never within a transaction.
     *
     * @param language {@code en}, {@code zh} or {@code zh-hant}
     * @param draft what the template made
     * @param facts what the template was filled with
     * @return nothing if there is no model, it does not answer, or the guard finds fault
     * @throws InterruptedException if the service stops meanwhile
     */
    public Optional<String> word(String language, String draft, Map<String, String> facts) throws InterruptedException {
        var chat = client.orElse(null);
        if (chat == null) {
            return Optional.empty();
        }
        var answer = ask(chat, language, draft, facts);
        if (answer == null) {
            count("unanswered");
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(facts.values());
        known.add(draft);
        var faults = guard.faults(answer, language, known);
        count(faults.isEmpty() ? "taken" : faults.getFirst());
        return faults.isEmpty() ? Optional.of(answer) : Optional.empty();
    }

    private @Nullable String ask(ChatClient chat, String language, String draft, Map<String, String> facts)
            throws InterruptedException {
        Map<String, String> told = new TreeMap<>();
        facts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                told.put(name, value);
            }
        });
        try {
            var question = json.writeValueAsString(Map.of(
                    "language", spoken(language), "lengthMax", guard.lengthMax(), "facts", told, "draft", draft));
            return chat.ask(INSTRUCTIONS, question);
        } catch (IOException e) {
            return null; // the template's draft stays; how often this happens is counted
        }
    }

    private static String spoken(String language) {
        return switch (language) {
            case "zh" -> "Chinese, simplified";
            case "zh-hant" -> "Chinese, traditional";
            default -> Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
        };
    }

    private void count(String outcome) {
        meters.counter("heartline.drafts.model", "outcome", outcome).increment();
    }
}
