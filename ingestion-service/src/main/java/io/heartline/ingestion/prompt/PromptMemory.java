package io.heartline.ingestion.prompt;

import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the prompt ledger keeps of a customer; links go with their prompts. */
@ApplicationScoped
class PromptMemory implements Memory {
    private final PromptRepository prompts;
    private final Database database;

    PromptMemory(PromptRepository prompts, Database database) {
        this.prompts = prompts;
        this.database = database;
    }

    /** A prompt with the answers that were given to it. */
    record Kept(PromptView prompt, Map<String, String> answers) {}

    @Override
    public String name() {
        return "survey-prompts";
    }

    @Override
    public long forget(Person person) {
        return database.update("delete from survey_prompt where customer_id = any(?)", (Object) person.array());
    }

    @Override
    public void export(Person person, Export export) {
        export.list(
                name(),
                prompts.of(person.ids()).stream()
                        .map(prompt -> new Kept(PromptView.of(prompt), prompt.answers()))
                        .toList());
    }
}
