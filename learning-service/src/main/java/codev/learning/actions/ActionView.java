package codev.learning.actions;

import codev.infra.projections.Projection;
import codev.learning.domain.ActionId;
import codev.learning.domain.ActionPlan;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.LearningServiceEvent.*;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of an action and its progress; texts encrypted.
 *
 * @param position of its commitment in the log: the order in which actions are listed
 */
record ActionView(
    ActionId action,
    UUID sessionId,
    UUID groupId,
    UUID programmeId,
    Username owner,
    ActionPlan plan,
    long position,
    List<Stage> lifeCycle) {

  /**
   * @param status {@code COMMITTED} or what its owner reported
   */
  record Stage(
      String status, @Nullable Integer effect, @Nullable EncryptedText learnt, Instant at) {}

  Stage latest() {
    return lifeCycle.getLast();
  }

  /** One document for each action. */
  static final Projection<ActionEvent, ActionView> PROJECTION =
      Projection.of("action-card", ActionEvent.class, ActionView.class)
          .by(e -> e.action().toString())
          .foldRecorded(
              (_, before, recorded) ->
                  switch (recorded.event()) {
                    case ActionCommitted e -> committed(e, recorded.position());
                    case ActionReviewed _ -> Objects.requireNonNull(before);
                    case ActionProgressed e -> Objects.requireNonNull(before).progressed(e);
                    case EffectTold e -> Objects.requireNonNull(before).ended(e);
                  });

  private static ActionView committed(ActionCommitted e, long position) {
    return new ActionView(
        e.action(),
        e.session().value(),
        e.group().value(),
        e.programme().value(),
        e.owner(),
        e.plan(),
        position,
        List.of(new Stage("COMMITTED", null, null, e.at())));
  }

  private ActionView progressed(ActionProgressed e) {
    var stage = new Stage(e.status().name(), e.effect(), e.learnt(), e.at());
    return living(Stream.concat(lifeCycle.stream(), Stream.of(stage)).toList());
  }

  /** Its end keeps its day. */
  private ActionView ended(EffectTold e) {
    var end = latest();
    var learnt = e.learnt() == null ? end.learnt() : e.learnt();
    var complete = new Stage(end.status(), e.effect(), learnt, end.at());
    var before = lifeCycle.subList(0, lifeCycle.size() - 1);
    return living(Stream.concat(before.stream(), Stream.of(complete)).toList());
  }

  private ActionView living(List<Stage> stages) {
    return new ActionView(action, sessionId, groupId, programmeId, owner, plan, position, stages);
  }
}
