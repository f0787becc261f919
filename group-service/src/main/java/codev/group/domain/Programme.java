package codev.group.domain;

import static codev.group.domain.Reason.PRIVACY_THRESHOLD_UNDER_THREE;
import static codev.group.domain.Reason.PROGRAMME_ENDS_BEFORE_IT_STARTS;
import static codev.group.domain.Reason.SAME_ID_OTHER_CONTENT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.GroupCommand.DeclareProgramme;
import codev.group.domain.GroupEvent.OfProgramme;
import codev.group.domain.GroupEvent.ProgrammeDeclared;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What an organisation funds, under which groups meet. */
@Aggregate(cache = "aggregates")
public class Programme {
  /** Figures about two people would tell each of them about the other. */
  private static final int LEAST_PRIVACY = 3;

  @AggregateIdentifier String id;
  private @Nullable ProgrammeDeclared declared;

  @SuppressWarnings("NullAway.Init")
  Programme() {}

  /** Answers the programme as it was declared, now or when it was first asked. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ProgrammeDeclared declare(DeclareProgramme c) {
    var frame = c.frame();
    if (declared != null) {
      if (!declared.frame().equals(frame)) throw new Refused(SAME_ID_OTHER_CONTENT);
      return declared;
    }
    Cadence.check(frame.startsOn());
    Cadence.check(frame.endsOn());
    if (frame.endsOn().isBefore(frame.startsOn()))
      throw new Refused(PROGRAMME_ENDS_BEFORE_IT_STARTS);
    if (frame.privacyThreshold() < LEAST_PRIVACY)
      throw new Refused(PRIVACY_THRESHOLD_UNDER_THREE, LEAST_PRIVACY);
    var programme = new ProgrammeDeclared(c.programme(), frame, frame.warnings(), c.by(), c.at());
    apply(programme);
    return programme;
  }

  @EventSourcingHandler
  void evolve(OfProgramme event) {
    switch (event) {
      case ProgrammeDeclared e -> {
        id = e.programme().stream();
        declared = e;
      }
    }
  }
}
