package io.heartline.alerting.outreach;

import io.heartline.alerting.play.PlayAction;
import io.heartline.contracts.Arm;

/** What the draw said. */
record Assignment(String play, int playVersion, String variant, PlayAction action, Arm arm) {}
