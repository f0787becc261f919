package codev.session.domain.accesslog;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.session.domain.accesslog.WordsAccessEvent.WordsOpened;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Aggregate: the days on which one person opened the words of one session. It is not part of the
 * session, whose versions reading does not change. A repeated opening on a day changes nothing.
 */
@Aggregate
public class WordsAccess {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private String id;

  private final Set<LocalDate> days = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  WordsAccess() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void record(RecordOpening c) {
    if (days.contains(c.on())) return;
    apply(new WordsOpened(c.session(), c.reader(), c.relation(), c.on(), c.at()));
  }

  @EventSourcingHandler
  void evolve(WordsOpened event) {
    id = RecordOpening.stream(event.session(), event.reader());
    days.add(event.on());
  }
}
