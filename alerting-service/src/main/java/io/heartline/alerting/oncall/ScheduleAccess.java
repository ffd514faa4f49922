package io.heartline.alerting.oncall;

import io.heartline.platform.access.Caller;
import io.heartline.platform.problem.NotFound;

/** Who may see schedules: they are not any brand's, so only keys of all brands. */
final class ScheduleAccess {
    private ScheduleAccess() {}

    static void ofAllBrands(Caller caller, String name) {
        if (!caller.brands().areAll()) {
            throw unknown(name);
        }
    }

    static Plans.Versioned<Schedule> known(Plans plans, Caller caller, String name) {
        ofAllBrands(caller, name);
        return plans.latest(Plans.Kind.SCHEDULE, name).orElseThrow(() -> unknown(name));
    }

    private static NotFound unknown(String name) {
        return new NotFound(
                "unknown-schedule",
                Texts.isName(name) ? "There is no schedule " + name + "." : "There is no such schedule.");
    }
}
