package io.heartline.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.localstack.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private final Groups groups = new Groups();

    @Test
    void rows_of_another_group_in_between_do_not_divide_a_group() {
        // when
        var gathered = gathered("order", "order", "return", "return", "order");

        assertThat(gathered).containsExactly(List.of(1L, 2L, 5L), List.of(3L, 4L));
    }

    @Test
    void a_group_is_complete_when_too_many_rows_of_others_have_come() {
        var names = new ArrayList<>(List.of("order"));
        for (var row = 0; row <= Groups.APART_MAX; row++) {
            names.add("other");
        }

        // when
        var complete = new ArrayList<List<Row>>();
        for (var row = 0; row < names.size(); row++) {
            complete.addAll(groups.add(names.get(row), new Row(row + 1L, Map.of())));
        }

        assertThat(complete)
                .singleElement()
                .satisfies(rows -> assertThat(lines(rows)).containsExactly(1L));
    }

    @Test
    void a_row_just_near_enough_still_belongs_to_its_group() {
        var names = new ArrayList<>(List.of("order"));
        for (var row = 1; row < Groups.APART_MAX; row++) {
            names.add("other");
        }
        names.add("order");

        // when
        var gathered = gathered(names.toArray(String[]::new));

        assertThat(gathered.getFirst()).containsExactly(1L, Groups.APART_MAX + 1L);
    }

    private List<List<Long>> gathered(String... names) {
        List<List<Row>> found = new ArrayList<>();
        for (var row = 0; row < names.length; row++) {
            found.addAll(groups.add(names[row], new Row(row + 1L, Map.of())));
        }
        found.addAll(groups.rest());
        return found.stream().map(GroupsTest::lines).toList();
    }

    private static List<Long> lines(List<Row> rows) {
        return rows.stream().map(Row::line).toList();
    }
}
