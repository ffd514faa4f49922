package io.heartline.ingestion.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.part.Answer;
import io.heartline.ingestion.part.Collected;
import io.heartline.ingestion.part.Part;
import io.heartline.ingestion.part.Spool;
import io.heartline.ingestion.privacy.Export;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes one archive of what all services keep of a person. */
@ApplicationScoped
class Archives {
    private static final String OWN = "ingestion-service";

    private final People people;
    private final ObjectMapper json;
    private final Clock clock;

    Archives(People people, ObjectMapper json, Clock clock) {
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The archive, whole: who receives a part of it cannot take it for all of it.
     *
     * @param asked the id that was asked for
     */
    Spool archive(UUID asked, People.Known known, Collected collected) {
        var archive = collected.archive();
        try {
            QuarkusTransaction.requiringNew().run(() -> write(asked, known, collected, archive));
            return archive;
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void write(UUID asked, People.Known known, Collected collected, Spool archive) {
        var ids = List.of(known.person().array());
        try (var export = new Export(archive.out(), json)) {
            export.list("about", List.of(Map.of("brand", known.brand(), "customerIds", ids)));
            people.memories().forEach(memory -> memory.export(known.person(), export));
            List<ExportManifest.Entry> services = new ArrayList<>();
            services.add(new ExportManifest.Entry(OWN, ExportManifest.Status.INCLUDED, export.files(), null));
            for (var part : collected.parts()) {
                services.add(ExportManifest.Entry.of(part));
                if (part instanceof Part.Held held) {
                    held.answers().forEach(answer -> document(export, held.service(), answer));
                }
            }
            export.object(
                    "manifest",
                    new ExportManifest(
                            asked,
                            ids,
                            known.brand(),
                            clock.instant(),
                            collected.missing().isEmpty(),
                            services));
        }
    }

    private static void document(Export export, String service, Answer answer) {
        try {
            export.document(
                    ExportManifest.file(service, answer.askedFor()),
                    answer.document().in());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
