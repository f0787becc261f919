package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.AccessCheckCommand.CheckOwner;
import codev.learning.domain.LearningServiceCommand.CommitToAction;
import codev.learning.domain.LearningServiceCommand.CorrectAction;
import codev.learning.domain.LearningServiceCommand.ReportProgress;
import codev.learning.domain.LearningServiceCommand.ReviewAction;
import codev.learning.domain.LearningServiceCommand.WithdrawAction;
import codev.learning.domain.event.ActionEvent;
import codev.learning.domain.event.ActionEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: an action, COMMITTED → TRYING → DONE, PARTLY or ABANDONED; only its owner changes it.
 * Its effect can be stated once it has ended, if it was not stated at the end. While the session
 * lasts in which they committed to it, its owner corrects and withdraws it there.
 */
@Aggregate
public class Action {
  @AggregateIdentifier String id;

  /** As it was committed to first: by it a repetition is recognised. */
  private @Nullable ActionCommitted committed;

  private @Nullable ActionPlan plan;
  private boolean withdrawn;
  private @Nullable ActionProgressed latest;
  private @Nullable EffectTold effect;
  private final Map<SessionId, ActionReviewed> reviews = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  Action() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void commit(CommitToAction c) {
    if (committed == null) apply(c.fact());
    else if (!sameCommitment(c.fact()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @CommandHandler
  void correct(CorrectAction c) {
    if (c.plan().equals(plan)) return;
    var known = requireCommitted();
    apply(
        new ActionCorrected(
            c.action(),
            known.session(),
            known.group(),
            known.programme(),
            known.owner(),
            c.plan(),
            c.at()));
  }

  @CommandHandler
  void withdraw(WithdrawAction c) {
    if (withdrawn == c.withdrawn()) return;
    var known = requireCommitted();
    apply(
        c.withdrawn()
            ? new ActionWithdrawn(
                c.action(),
                known.session(),
                known.group(),
                known.programme(),
                known.owner(),
                c.at())
            : new ActionRestored(
                c.action(),
                known.session(),
                known.group(),
                known.programme(),
                known.owner(),
                Objects.requireNonNull(plan),
                c.at()));
  }

  @CommandHandler
  void review(ReviewAction c) {
    if (reviews.containsKey(c.session())) return;
    var known = requireCommitted();
    apply(
        new ActionReviewed(
            c.action(),
            c.session(),
            known.group(),
            known.programme(),
            known.owner(),
            c.outcome(),
            c.effect(),
            c.learnt(),
            c.at()));
    if (hasEnded()) return;
    c.outcome()
        .ending()
        .map(ending -> progressed(c.action(), ending, c.effect(), c.learnt(), c.at()))
        .ifPresent(ended -> apply(ended));
  }

  @CommandHandler
  ProgrammeId check(CheckOwner c) {
    checkOwner(c.by());
    return requireCommitted().programme();
  }

  private void checkOwner(Username person) {
    if (!person.equals(requireCommitted().owner()))
      throw new RuleViolationException(RuleViolation.NOT_YOUR_ACTION);
  }

  @CommandHandler
  void report(ReportProgress c) {
    checkOwner(c.by());
    if (withdrawn) throw new RuleViolationException(RuleViolation.ACTION_IS_WITHDRAWN);
    var progress = progressed(c.action(), c.status(), c.effect(), c.learnt(), c.at());
    if (isRepetition(progress)) return;
    if (latest == null || !latest.status().ends()) apply(progress);
    else if (isEffectAddition(progress, latest)) apply(effectOf(progress));
    else if (!isEffectRepetition(progress, latest))
      throw new RuleViolationException(RuleViolation.ACTION_HAS_ENDED);
  }

  /**
   * The effect was not stated yet; the text on what was learnt may stay as it is, or be added now.
   */
  private boolean isEffectAddition(ActionProgressed progress, ActionProgressed end) {
    return effect == null
        && end.effect() == null
        && progress.effect() != null
        && progress.status() == end.status()
        && (end.learnt() == null
            || progress.learnt() == null
            || progress.learnt().equals(end.learnt()));
  }

  private boolean isEffectRepetition(ActionProgressed progress, ActionProgressed end) {
    return effect != null
        && progress.status() == end.status()
        && Objects.equals(progress.effect(), effect.effect())
        && Objects.equals(progress.learnt(), effect.learnt());
  }

  private static EffectTold effectOf(ActionProgressed progress) {
    return new EffectTold(
        progress.action(),
        progress.group(),
        progress.programme(),
        progress.owner(),
        Objects.requireNonNull(progress.effect()),
        progress.learnt(),
        progress.at());
  }

  private ActionProgressed progressed(
      ActionId action,
      ActionProgress status,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at) {
    var known = requireCommitted();
    return new ActionProgressed(
        action, known.group(), known.programme(), known.owner(), status, effect, learnt, at);
  }

  private boolean sameCommitment(ActionCommitted asked) {
    var known = requireCommitted();
    return asked.session().equals(known.session())
        && asked.owner().equals(known.owner())
        && asked.plan().equals(known.plan());
  }

  private boolean isRepetition(ActionProgressed progress) {
    return latest != null
        && progress.status() == latest.status()
        && Objects.equals(progress.effect(), latest.effect())
        && Objects.equals(progress.learnt(), latest.learnt());
  }

  private boolean hasEnded() {
    return latest != null && latest.status().ends();
  }

  private ActionCommitted requireCommitted() {
    return Objects.requireNonNull(committed, "an action begins by being committed to");
  }

  @EventSourcingHandler
  void evolve(ActionEvent event) {
    switch (event) {
      case ActionCommitted e -> {
        id = e.stream();
        committed = e;
        plan = e.plan();
      }
      case ActionCorrected e -> plan = e.plan();
      case ActionWithdrawn _ -> withdrawn = true;
      case ActionRestored _ -> withdrawn = false;
      case ActionReviewed e -> reviews.put(e.session(), e);
      case ActionProgressed e -> latest = e;
      case EffectTold e -> effect = e;
    }
  }
}
