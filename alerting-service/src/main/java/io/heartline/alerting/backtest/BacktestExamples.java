package io.heartline.alerting.backtest;

/** Examples of what this interface takes and answers. */
final class BacktestExamples {
    static final String SERIES = """
            {"points": [{"t": "2026-11-20T10:00:00Z", "value": 14}, {"t": "2026-11-20T10:05:00Z", "value": 11},
                        {"t": "2026-11-20T10:10:00Z", "value": 163}],
             "detector": {"surpriseMin": 2.35, "coolDown": "PT24H"}}""";
    static final String HISTORY = """
            {"history": {"brand": "aurora-air", "scope": "product", "value": "flight-ax204",
                         "from": "2026-11-01T00:00:00Z", "until": "2026-11-08T00:00:00Z"},
             "detector": {"kind": "crisis"}}""";
    static final String ANSWER = """
            {"scores": [0.0, 0.0, 0.71], "alerts": [{"t": "2026-11-20T10:10:00.000Z", "severity": 6}], "n": 3,
             "alertsPerMonth": null, "detector": {"kind": "surge", "surpriseMin": 2.35, "coolDown": "PT24H"}}""";

    private BacktestExamples() {}
}
