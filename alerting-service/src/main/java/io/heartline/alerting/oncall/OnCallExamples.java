package io.heartline.alerting.oncall;

/** Examples of what this interface takes and answers. */
final class OnCallExamples {
    static final String SCHEDULE = """
        {"zone": "Europe/Berlin",
         "participants": [{"name": "Ada", "receivers": ["ada-pager"]}, {"name": "Bo", "receivers": ["bo-pager"]}],
         "rotations": [{"order": ["Ada", "Bo"], "start": "2026-09-07T09:00:00", "every": 1, "unit": "weeks"}]}\
        """;

    static final String SCHEDULE_VIEW = "{\"name\": \"first-line\", \"version\": 1,"
            + " \"changedAt\": \"2026-09-01T08:00:00.000Z\", \"changedBy\": \"ops\", \"schedule\": " + SCHEDULE + "}";

    static final String SCHEDULES = "{\"items\": [" + SCHEDULE_VIEW + "], \"nextCursor\": null}";

    static final String SHIFTS = """
        {"items": [{"from": "2026-09-07T07:00:00.000Z", "to": "2026-09-14T07:00:00.000Z", "participant": "Ada"}],
         "nextCursor": null}\
        """;

    static final String ON_CALL = """
        {"at": "2026-09-08T07:00:00.000Z", "participant": "Ada", "receivers": ["ada-pager"]}\
        """;

    static final String STAND_IN = """
        {"participant": "Bo", "from": "2026-09-08T07:00:00.000Z", "to": "2026-09-09T07:00:00.000Z"}\
        """;

    static final String STAND_IN_VIEW = """
        {"id": "01a05bfb-a03e-7e94-8b3d-27a6f05c1d93", "participant": "Bo", "from": "2026-09-08T07:00:00.000Z",
         "to": "2026-09-09T07:00:00.000Z"}\
        """;

    static final String STAND_INS = "{\"items\": [" + STAND_IN_VIEW + "], \"nextCursor\": null}";

    static final String IMPORTED = "{\"imported\": 12}";

    static final String CALENDAR = "BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nEND:VCALENDAR\\r\\n";

    static final String POLICY = """
        {"steps": [{"after": "PT0S", "receivers": [], "schedules": ["first-line"]},
                   {"after": "PT10M", "receivers": ["team-lead"], "schedules": []}],
         "repeat": 1}\
        """;

    static final String POLICY_VIEW = "{\"name\": \"crisis\", \"version\": 1,"
            + " \"changedAt\": \"2026-09-01T08:00:00.000Z\", \"changedBy\": \"ops\", \"policy\": " + POLICY + "}";

    static final String POLICIES = "{\"items\": [" + POLICY_VIEW + "], \"nextCursor\": null}";

    private OnCallExamples() {}
}
