package codev.learning.reminders;

import codev.infra.projections.Projection;
import codev.learning.domain.event.ActionEvent;
import codev.learning.domain.event.ActionEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.GroupId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Read model of an action and its date, without its texts.
 *
 * @param dueOn null where it has no date
 * @param committedAt when it was committed to as it is now
 * @param withdrawn whether its owner has withdrawn it
 * @param ended whether it was done, in part or wholly, or abandoned: no correction opens it again
 * @param open whether its owner is reminded of it: it has a date, and neither of both applies
 */
record OpenAction(
    ActionId action,
    GroupId group,
    Username owner,
    @Nullable LocalDate dueOn,
    Instant committedAt,
    boolean withdrawn,
    boolean ended,
    boolean open) {

  /** One document for each action; 2: the group; 3: those too that are not open. */
  static final Projection<ActionEvent, OpenAction> PROJECTION =
      Projection.of("open-action", ActionEvent.class, OpenAction.class)
          .version(3)
          .by(e -> e.action().toString())
          .fold(
              (before, event) ->
                  switch (event) {
                    case ActionCommitted e -> committed(e);
                    case ActionCorrected e -> Objects.requireNonNull(before).with(e.plan(), e.at());
                    case ActionRestored e ->
                        Objects.requireNonNull(before).withdrawn(false).with(e.plan(), e.at());
                    case ActionWithdrawn _ -> Objects.requireNonNull(before).withdrawn(true);
                    case ActionReviewed _, EffectTold _ -> Objects.requireNonNull(before);
                    case ActionProgressed e ->
                        e.status().ends()
                            ? Objects.requireNonNull(before).afterItsEnd()
                            : Objects.requireNonNull(before);
                  });

  private static OpenAction committed(ActionCommitted e) {
    return of(e.action(), e.group(), e.owner(), e.plan().dueOn(), e.at(), false, false);
  }

  private static OpenAction of(
      ActionId action,
      GroupId group,
      Username owner,
      @Nullable LocalDate dueOn,
      Instant at,
      boolean withdrawn,
      boolean ended) {
    var isOpen = dueOn != null && !withdrawn && !ended;
    return new OpenAction(action, group, owner, dueOn, at, withdrawn, ended, isOpen);
  }

  private OpenAction with(ActionPlan plan, Instant at) {
    return of(action, group, owner, plan.dueOn(), at, withdrawn, ended);
  }

  private OpenAction withdrawn(boolean isWithdrawn) {
    return of(action, group, owner, dueOn, committedAt, isWithdrawn, ended);
  }

  private OpenAction afterItsEnd() {
    return of(action, group, owner, dueOn, committedAt, withdrawn, true);
  }
}
