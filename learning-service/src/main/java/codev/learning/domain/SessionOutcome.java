package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningServiceCommand.*;
import codev.learning.domain.event.SessionOutcomeEvent;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.domain.value.SessionStatistics.Presence;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: the outcome of one session: its date as long as it is planned, its clients, one
 * evaluation of each participant, its statistics.
 */
@Aggregate
public class SessionOutcome {
  @AggregateIdentifier String id;
  private final Set<Username> clients = new HashSet<>();
  private final Map<Username, EvaluationReceived> evaluations = new HashMap<>();
  private final Map<Username, SessionStatistics.AttendanceStatus> marks = new HashMap<>();
  private @Nullable SessionPlanned planned;
  private boolean hasDate;
  private @Nullable SessionHeld held;
  private @Nullable SessionStatistics statistics;

  @SuppressWarnings("NullAway.Init")
  SessionOutcome() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSessionFact c) {
    if (isNew(c.fact())) apply(c.fact());
    if (c.fact() instanceof PresenceMarked mark) correct(mark);
  }

  private boolean isNew(PublishedSessionEvent fact) {
    return switch (fact) {
      case SessionPlanned _ -> planned == null && held == null;
      case EvaluationReceived e -> isFirst(e);
      // it is decided in the group: that the session is over may be heard later
      case ClientChosen e -> !clients.contains(e.client());
      case PresenceMarked e -> e.status() != marks.get(e.person());
    };
  }

  private boolean isFirst(EvaluationReceived evaluation) {
    var before = evaluations.get(evaluation.by());
    if (before != null && !before.answers().equals(evaluation.answers()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    return before == null;
  }

  /** Before the end the session's statistics will contain it; after it the last mark counts. */
  private void correct(PresenceMarked mark) {
    correct(
        mark.person(),
        before -> new Presence(mark.person(), mark.status(), before.signed()),
        mark.at());
  }

  /** Of sessions that were planned before this service took note of plans, it knows no group. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSessionMoved c) {
    if (planned == null || held != null) return;
    if (!hasDate || !c.startsAt().equals(planned.startsAt()))
      apply(
          new SessionPlanned(
              c.session(),
              planned.group(),
              planned.programme(),
              c.startsAt(),
              planned.minutes(),
              c.at()));
  }

  /** Without a date, it is not planned. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSessionLength c) {
    if (planned == null || !hasDate || held != null || c.minutes() == planned.minutes()) return;
    apply(
        new SessionPlanned(
            c.session(),
            planned.group(),
            planned.programme(),
            planned.startsAt(),
            c.minutes(),
            c.at()));
  }

  /** What was decided before the session got its present date does not take it away. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSessionUnplanned c) {
    if (planned != null && hasDate && held == null && !c.at().isBefore(planned.at()))
      apply(new SessionUnplanned(c.session(), planned.group(), planned.programme(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSessionHeld c) {
    if (held != null) return;
    var fact = c.fact();
    for (var client : c.clients())
      if (!clients.contains(client))
        apply(new ClientChosen(fact.session(), fact.group(), fact.programme(), client, fact.at()));
    apply(fact);
  }

  /** A person who signs afterwards was present, unless the facilitator has marked otherwise. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void sign(SignPresence c) {
    correct(
        c.person(),
        before -> {
          boolean isMarked = marks.containsKey(c.person());
          var status =
              before.came() || isMarked
                  ? before.status()
                  : SessionStatistics.AttendanceStatus.PRESENT;
          return new Presence(c.person(), status, true);
        },
        c.at());
  }

  private void correct(Username person, UnaryOperator<Presence> change, Instant at) {
    if (held == null || statistics == null) return;
    var before = statistics.of(person);
    if (before.isEmpty()) return;
    var after = change.apply(before.get());
    if (!after.equals(before.get()))
      apply(
          new CourseCorrected(
              held.session(), held.group(), held.programme(), statistics.with(after), at));
  }

  @EventSourcingHandler
  void evolve(SessionOutcomeEvent event) {
    id = event.stream();
    switch (event) {
      case SessionPlanned e -> {
        planned = e;
        hasDate = true;
      }
      case SessionUnplanned _ -> hasDate = false;
      case ClientChosen e -> clients.add(e.client());
      case EvaluationReceived e -> evaluations.put(e.by(), e);
      case PresenceMarked e -> marks.put(e.person(), e.status());
      case SessionHeld e -> {
        held = e;
        statistics = e.course();
      }
      case CourseCorrected e -> statistics = e.course();
    }
  }
}
