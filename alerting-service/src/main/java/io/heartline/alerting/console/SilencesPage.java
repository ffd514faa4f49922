package io.heartline.alerting.console;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.SilenceResource;
import io.heartline.alerting.alert.SilenceResource.SilenceView;
import io.heartline.alerting.routing.Matcher;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Form;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Page;
import io.heartline.console.page.Section;
import io.heartline.console.page.Table;
import io.heartline.platform.access.Role;
import io.heartline.platform.http.AnyQuery;
import io.heartline.platform.problem.InvalidInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is silenced, until when, and a new silence with what it would mute. */
@Path("/console/inbox/silences")
class SilencesPage {
    private static final String PATH = Desk.HOME + "/silences";
    private static final List<String> LABELS = List.of("brand", "kind", "rule");
    private static final List<String> LENGTHS = List.of("PT1H", "PT4H", "PT24H", "PT72H", "PT168H", "PT720H");
    private static final Duration SOON = Duration.ofHours(1);
    private static final int ROWS = 50;

    private final Desk desk;
    private final Words words;
    private final SilenceResource silences;

    SilencesPage(Desk desk, Words words, SilenceResource silences) {
        this.desk = desk;
        this.words = words;
        this.silences = silences;
    }

    @GET
    @AnyQuery
    @RolesAllowed(Role.READ)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response get() {
        var asked = new MultivaluedHashMap<String, String>();
        LABELS.forEach(label -> asked.putSingle(label, desk.visit().query(label)));
        var entered = new Entered(asked, desk.visit().zone());
        List<Matcher> tried = new ArrayList<>();
        return desk.shown(() -> tried.addAll(matchers(entered)), refusal -> page(entered, refusal, tried));
    }

    @POST
    @AnyQuery
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.OPERATE)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response post(MultivaluedMap<String, String> form) {
        var entered = desk.entered(form);
        if (entered.pressed().equals("preview")) {
            List<Matcher> tried = new ArrayList<>();
            return desk.shown(() -> tried.addAll(matchers(entered)), refusal -> page(entered, refusal, tried));
        }
        return desk.done(PATH, () -> act(entered), refusal -> page(entered, refusal, List.of()));
    }

    private void act(Entered entered) {
        switch (entered.pressed()) {
            case "create" -> {
                var matchers = matchers(entered);
                if (matchers.isEmpty()) {
                    throw new InvalidInput("silence-of-everything", "A silence says which alerts it is about.");
                }
                var length = entered.needed("length", Duration::parse);
                var request = new SilenceResource.SilenceRequest(
                        matchers,
                        entered.as("reason").strip(),
                        null,
                        null,
                        desk.visit().now().plus(length),
                        null);
                silences.create(request);
            }
            case "expire" -> silences.expire(entered.needed("silence", UUID::fromString));
            default -> throw Entered.unknownButton();
        }
    }

    private static List<Matcher> matchers(Entered entered) {
        List<Matcher> matchers = new ArrayList<>();
        for (var label : LABELS) {
            var value = entered.text(label);
            if (value != null) {
                matchers.add(matcher(label, Matcher.Op.IN, value));
            }
        }
        var most = entered.text("severity");
        if (most != null) {
            matchers.add(matcher("severity", Matcher.Op.AT_MOST, most));
        }
        return matchers;
    }

    private static Matcher matcher(String label, Matcher.Op op, String value) {
        try {
            return new Matcher(label, op, List.of(value));
        } catch (IllegalArgumentException e) {
            var refusal = new InvalidInput("invalid", label + ": " + e.getMessage() + ".");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private Page page(Entered entered, @Nullable Notice refusal, List<Matcher> tried) {
        List<Section> sections = new ArrayList<>();
        var current = silences.list(true, ROWS, null).items();
        sections.add(Section.full(desk.text("silences.now"), desk.text("silences.now.note"), now(current)));
        if (desk.may(Role.OPERATE)) {
            sections.add(Section.half(desk.text("silences.new"), desk.text("silences.new.note"), form(entered)));
        }
        if (!tried.isEmpty()) {
            sections.add(Section.half(desk.text("silences.preview"), null, preview(tried)));
        }
        sections.add(Section.full(
                desk.text("silences.all"),
                null,
                table(
                        "all",
                        silences.list(null, ROWS, desk.visit().query("cursor")).items())));
        return desk.page("silences", desk.text("inbox.tab.silences"), desk.text("silences.lead"), refusal, sections);
    }

    private Block[] now(List<SilenceView> current) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(table("now", current));
        if (!current.isEmpty() && desk.may(Role.OPERATE)) {
            var options = current.stream()
                    .map(one -> new Form.Option(one.id().toString(), matchersOf(one) + " · " + one.reason()))
                    .toList();
            blocks.add(new Form(
                    PATH,
                    true,
                    false,
                    List.of(Form.Field.select("silence", desk.text("field.silence"), null, options)),
                    List.of(new Form.Button(desk.text("do.expire"), "expire", "danger"))));
        }
        return blocks.toArray(Block[]::new);
    }

    private Table table(String id, List<SilenceView> of) {
        return new Table(
                id,
                desk.text(id.equals("now") ? "silences.now" : "silences.all"),
                List.of(
                        Column.text(desk.text("column.what")),
                        Column.text(desk.text("column.reason")),
                        Column.text(desk.text("column.state")),
                        Column.text(desk.text("column.owner")),
                        Column.text(desk.text("column.from")),
                        Column.text(desk.text("column.until"))),
                of.stream().map(this::row).toList(),
                desk.text("silences.none"));
    }

    private Table.Row row(SilenceView one) {
        var now = desk.visit().now();
        boolean soon = one.endsAt().isAfter(now) && one.endsAt().isBefore(now.plus(SOON));
        return Table.Row.of(
                Cell.of(matchersOf(one)),
                Cell.of(one.reason()),
                Cell.of(desk.visit().named("silence", soon ? "soon" : one.state()))
                        .toned(soon ? "bad" : "plain"),
                Cell.of(one.owner()),
                words.time(one.startsAt()),
                words.time(one.endsAt()));
    }

    private String matchersOf(SilenceView one) {
        return one.matchers().stream()
                .map(matcher -> desk.visit().named("column", matcher.label()) + " "
                        + desk.text("op." + matcher.op().wire()) + " " + String.join(", ", matcher.values()))
                .reduce((before, next) -> before + " · " + next)
                .orElse("");
    }

    private Form form(Entered entered) {
        var any = new Form.Option("", desk.text("filter.any"));
        var kinds = Stream.concat(
                        Stream.of(any),
                        Arrays.stream(AlertKind.values())
                                .map(AlertKind::wire)
                                .map(kind -> new Form.Option(kind, desk.text("kind." + kind))))
                .toList();
        var lengths = LENGTHS.stream()
                .map(length -> new Form.Option(length, desk.visit().numbers().length(Duration.parse(length))))
                .toList();
        return new Form(
                PATH,
                true,
                false,
                List.of(
                        Form.Field.of("text", "brand", desk.text("column.brand"), entered.as("brand")),
                        Form.Field.select("kind", desk.text("column.kind"), entered.as("kind"), kinds),
                        Form.Field.of("text", "rule", desk.text("column.rule"), entered.as("rule"))
                                .hinted(desk.text("silences.rule.hint")),
                        Form.Field.of("number", "severity", desk.text("silences.severity"), entered.as("severity")),
                        Form.Field.of("text", "reason", desk.text("column.reason"), entered.as("reason")),
                        Form.Field.select(
                                "length", desk.text("silences.length"), entered.or("length", "PT4H"), lengths)),
                List.of(
                        new Form.Button(desk.text("do.preview"), "preview", "second"),
                        new Form.Button(desk.text("do.silence"), "create", "first")));
    }

    private Block[] preview(List<Matcher> tried) {
        var numbers = desk.visit().numbers();
        var found = silences.preview(new SilenceResource.PreviewRequest(tried));
        var said = new Notice(
                found.open() > 0 ? "caution" : "good",
                desk.text("silences.mutes", numbers.count((long) found.open())),
                desk.text("silences.mutes.text", numbers.count((long) found.last30Days())),
                null,
                null);
        var rows = found.examples().stream()
                .map(one -> Table.Row.of(
                        Cell.of(words.title(one.title())).linked(Desk.HOME + "/alerts/" + one.id()),
                        Cell.of(one.labels().getOrDefault("severity", ""))))
                .toList();
        var table = new Table(
                "preview",
                desk.text("silences.preview"),
                List.of(Column.text(desk.text("column.what")), Column.number(desk.text("column.severity"))),
                rows,
                desk.text("silences.mutes.none"));
        return new Block[] {said, table};
    }
}
