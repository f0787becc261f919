package codev.infra.eventstore.desk;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.infra.eventstore.desk.DeskCommand.CheckLetter;
import codev.infra.eventstore.desk.DeskCommand.MoveDesk;
import codev.infra.eventstore.desk.DeskCommand.OpenDesk;
import codev.infra.eventstore.desk.DeskCommand.PostLetter;
import codev.infra.eventstore.desk.DeskCommand.PostPair;
import codev.infra.eventstore.desk.DeskEvent.DeskMoved;
import codev.infra.eventstore.desk.DeskEvent.DeskOpened;
import codev.infra.eventstore.desk.DeskEvent.LetterPosted;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class Desk {
  /** The rule that says no. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String rule) {
      super(rule);
    }
  }

  @AggregateIdentifier private String id;
  private final Set<Integer> posted = new HashSet<>();

  @SuppressWarnings("NullAway.Init") // filled by the first event
  Desk() {}

  @CommandHandler
  @SuppressWarnings("NullAway.Init") // filled by the first event
  Desk(OpenDesk command) {
    if (command.desk().isBlank()) throw new Refused("A_DESK_HAS_A_NAME");
    apply(new DeskOpened(command.desk(), command.at()));
  }

  @CommandHandler
  void post(PostLetter command) {
    if (posted.contains(command.number())) return;
    if (command.number() > posted.size() + 1) throw new Refused("NUMBERS_COUNT_UP");
    apply(new LetterPosted(id, command.number(), null));
  }

  @CommandHandler
  void post(PostPair command) {
    apply(new LetterPosted(id, command.number(), "first of two"));
    if (command.refuse()) throw new Refused("ONLY_ONE");
    apply(new LetterPosted(id, command.number() + 1, null));
  }

  @CommandHandler
  void check(CheckLetter command) {
    if (posted.contains(command.number()) != command.posted()) throw new Refused("NOT_SO");
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void move(MoveDesk command) {
    if (id == null) apply(new DeskOpened(command.desk(), Instant.EPOCH));
    apply(new DeskMoved(command.desk(), command.room()));
  }

  @EventSourcingHandler
  void evolve(DeskEvent event) {
    switch (event) {
      case DeskOpened e -> id = e.desk();
      case LetterPosted e -> posted.add(e.number());
      case DeskMoved _ -> {}
    }
  }
}
