package codev.learning.reminders;

import codev.infra.projections.Projection;
import codev.learning.domain.ActionId;
import codev.learning.domain.ActionPlan;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceEvent.*;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Read model of an open action and its date, without its texts.
 *
 * @param open always, so that all of them can be asked for; the others are gone
 */
record OpenAction(
    ActionId action,
    GroupId group,
    Username owner,
    LocalDate dueOn,
    Instant committedAt,
    boolean open) {

  /** One document for each action with a date, as long as it is open; 2: the group. */
  static final Projection<ActionEvent, OpenAction> PROJECTION =
      Projection.of("open-action", ActionEvent.class, OpenAction.class)
          .version(2)
          .by(e -> e.action().toString())
          .fold(
              (before, event) ->
                  switch (event) {
                    case ActionCommitted e ->
                        open(e.action(), e.group(), e.owner(), e.plan(), e.at());
                    case ActionCorrected e ->
                        open(e.action(), e.group(), e.owner(), e.plan(), e.at());
                    case ActionRestored e ->
                        open(e.action(), e.group(), e.owner(), e.plan(), e.at());
                    case ActionWithdrawn _ -> null;
                    case ActionReviewed _, EffectTold _ -> before;
                    case ActionProgressed e -> e.status().ends() ? null : before;
                  });

  private static @Nullable OpenAction open(
      ActionId action, GroupId group, Username owner, ActionPlan plan, Instant at) {
    var dueOn = plan.dueOn();
    return dueOn == null ? null : new OpenAction(action, group, owner, dueOn, at, true);
  }
}
