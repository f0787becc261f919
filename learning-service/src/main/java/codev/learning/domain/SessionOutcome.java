package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningCommand.NoteClient;
import codev.learning.domain.LearningCommand.NoteSessionHeld;
import codev.learning.domain.LearningCommand.ReceiveEvaluation;
import codev.learning.domain.LearningEvent.ClientChosen;
import codev.learning.domain.LearningEvent.EvaluationReceived;
import codev.learning.domain.LearningEvent.SessionFact;
import codev.learning.domain.LearningEvent.SessionHeld;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What one session leaves behind: its clients, one evaluation of each participant, its course. */
@Aggregate
public class SessionOutcome {
  @AggregateIdentifier String id;
  private final Set<Username> clients = new HashSet<>();
  private final Map<Username, EvaluationReceived> evaluations = new HashMap<>();
  private boolean held;

  @SuppressWarnings("NullAway.Init")
  SessionOutcome() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteClient c) {
    if (!clients.contains(c.client()))
      apply(new ClientChosen(c.session(), c.group(), c.programme(), c.client(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void receive(ReceiveEvaluation c) {
    var before = evaluations.get(c.by());
    if (before == null)
      apply(
          new EvaluationReceived(
              c.session(),
              c.group(),
              c.programme(),
              c.by(),
              c.role(),
              c.items(),
              c.answers(),
              c.at()));
    else if (!before.answers().equals(c.answers())) throw new Refused(Reason.SAME_ID_OTHER_CONTENT);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteSessionHeld c) {
    if (!held) apply(new SessionHeld(c.session(), c.group(), c.programme(), c.course(), c.at()));
  }

  @EventSourcingHandler
  void evolve(SessionFact event) {
    id = event.session().stream();
    switch (event) {
      case ClientChosen e -> clients.add(e.client());
      case EvaluationReceived e -> evaluations.put(e.by(), e);
      case SessionHeld _ -> held = true;
    }
  }
}
