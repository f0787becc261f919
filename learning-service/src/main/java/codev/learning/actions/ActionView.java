package codev.learning.actions;

import codev.infra.projections.Projection;
import codev.learning.domain.event.ActionEvent;
import codev.learning.domain.event.ActionEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
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
 * @param reviews in sessions of the group, after which it was still to be done
 * @param withdrawn whether its owner has withdrawn it: it is not shown
 */
record ActionView(
    ActionId action,
    UUID sessionId,
    UUID groupId,
    UUID programmeId,
    Username owner,
    ActionPlan plan,
    long position,
    List<Stage> lifeCycle,
    List<Review> reviews,
    boolean withdrawn) {

  /**
   * @param status {@code COMMITTED} or what its owner reported
   * @param effect 1–5, encrypted
   */
  record Stage(
      String status, @Nullable EncryptedText effect, @Nullable EncryptedText learnt, Instant at) {}

  record Review(ActionReviewOutcome outcome, @Nullable EncryptedText learnt, Instant at) {}

  Stage latest() {
    return lifeCycle.getLast();
  }

  /**
   * One document for each action; 2: whether it is withdrawn; 3: its reviews; 4: its effect is
   * encrypted; 5: its confidence is, too.
   */
  static final Projection<ActionEvent, ActionView> PROJECTION =
      Projection.of("action-card", ActionEvent.class, ActionView.class)
          .version(5)
          .by(e -> e.action().toString())
          .foldRecorded(
              (_, before, recorded) ->
                  switch (recorded.event()) {
                    case ActionCommitted e -> committed(e, recorded.position());
                    case ActionReviewed e -> Objects.requireNonNull(before).reviewed(e);
                    case ActionProgressed e -> Objects.requireNonNull(before).progressed(e);
                    case EffectTold e -> Objects.requireNonNull(before).ended(e);
                    case ActionCorrected e -> Objects.requireNonNull(before).corrected(e.plan());
                    case ActionWithdrawn _ -> Objects.requireNonNull(before).withdrawn(true);
                    case ActionRestored _ -> Objects.requireNonNull(before).withdrawn(false);
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
        List.of(new Stage("COMMITTED", null, null, e.at())),
        List.of(),
        false);
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

  /** Others show as the end of its life. */
  private ActionView reviewed(ActionReviewed e) {
    return switch (e.outcome()) {
      case DONE, PARTLY -> this;
      case NOT, CHANGED -> {
        var review = new Review(e.outcome(), e.learnt(), e.at());
        var all = Stream.concat(reviews.stream(), Stream.of(review)).toList();
        yield copy(plan, lifeCycle, all, withdrawn);
      }
    };
  }

  private ActionView living(List<Stage> stages) {
    return copy(plan, stages, reviews, withdrawn);
  }

  private ActionView corrected(ActionPlan other) {
    return copy(other, lifeCycle, reviews, withdrawn);
  }

  private ActionView withdrawn(boolean isWithdrawn) {
    return copy(plan, lifeCycle, reviews, isWithdrawn);
  }

  private ActionView copy(
      ActionPlan plan, List<Stage> lifeCycle, List<Review> reviews, boolean withdrawn) {
    return new ActionView(
        action,
        sessionId,
        groupId,
        programmeId,
        owner,
        plan,
        position,
        lifeCycle,
        reviews,
        withdrawn);
  }
}
