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
  private @Nullable Frame frame;

  @SuppressWarnings("NullAway.Init")
  Programme() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void declare(DeclareProgramme c) {
    if (c.frame().equals(frame)) return;
    if (frame != null) throw new Refused(SAME_ID_OTHER_CONTENT);
    if (c.frame().endsOn().isBefore(c.frame().startsOn()))
      throw new Refused(PROGRAMME_ENDS_BEFORE_IT_STARTS);
    if (c.frame().privacyThreshold() < LEAST_PRIVACY)
      throw new Refused(PRIVACY_THRESHOLD_UNDER_THREE, LEAST_PRIVACY);
    apply(new ProgrammeDeclared(c.programme(), c.frame(), c.frame().warnings(), c.by(), c.at()));
  }

  @EventSourcingHandler
  void evolve(OfProgramme event) {
    switch (event) {
      case ProgrammeDeclared e -> {
        id = e.programme().stream();
        frame = e.frame();
      }
    }
  }
}
