package codev.learning.reminders;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.ActionId;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningEvent.ActionCommitted;
import codev.learning.domain.LearningEvent.ActionEvent;
import codev.learning.domain.LearningEvent.ActionProgressed;
import codev.learning.domain.LearningEvent.ActionReviewed;
import codev.learning.domain.LearningEvent.EffectTold;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action that is not over, with its day and not a word of it.
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

  /** One document for each action with a date, as long as it is open. */
  static final class Actions implements Projection<ActionEvent, OpenAction> {
    @Override
    public String view() {
      return "open-action";
    }

    /** 2: the group. */
    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<ActionEvent> folds() {
      return ActionEvent.class;
    }

    @Override
    public Class<OpenAction> shape() {
      return OpenAction.class;
    }

    @Override
    public Stream<String> touches(ActionEvent event) {
      return Stream.of(event.action().toString());
    }

    @Override
    public @Nullable OpenAction fold(
        String id, @Nullable OpenAction before, RecordedEvent<ActionEvent> recorded) {
      return switch (recorded.event()) {
        case ActionCommitted e -> {
          var dueOn = e.plan().dueOn();
          yield dueOn == null
              ? null
              : new OpenAction(e.action(), e.group(), e.owner(), dueOn, e.at(), true);
        }
        case ActionReviewed _, EffectTold _ -> before;
        case ActionProgressed e -> e.status().ends() ? null : before;
      };
    }
  }
}
