package codev.infra.letters;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.infra.email.EmailDeliveryEvent;
import codev.infra.email.EmailDeliveryEvent.Returned;
import codev.infra.email.EmailDeliveryEvent.Sent;
import codev.infra.email.EmailDeliveryEvent.Taken;
import codev.infra.letters.LetterCommand.NoteReturned;
import codev.infra.letters.LetterCommand.NoteSent;
import codev.infra.letters.LetterCommand.Take;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One letter on its way: who takes it first sends it. Who took it and never came back may have sent
 * it or not; after a while it is anybody's again, so that it is not lost.
 */
@Aggregate
public class Envelope {
  /** Whose it is to send. */
  public enum Turn {
    YOURS,
    /** Of whoever took it a moment ago. */
    SOMEBODYS,
    /** There is nothing left to do about it. */
    NOBODYS
  }

  /** Longer than a mail server may be waited for. */
  public static final Duration LONGEST_WAY = Duration.ofMinutes(10);

  private static final int MOST_DOUBLINGS = 6;

  @AggregateIdentifier String id;
  private @Nullable Taken taken;
  private int times;
  private boolean settled;

  @SuppressWarnings("NullAway.Init") // filled by the first event
  Envelope() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Turn take(Take c) {
    if (settled) return Turn.NOBODYS;
    if (isOnItsWay(c.at())) return Turn.SOMEBODYS;
    apply(new Taken(c.letter(), c.to(), c.at()));
    return Turn.YOURS;
  }

  @CommandHandler
  void note(NoteSent c) {
    if (!settled && taken != null) apply(new Sent(c.letter(), taken.to(), c.at()));
  }

  @CommandHandler
  void note(NoteReturned c) {
    if (!settled && taken != null) apply(new Returned(c.letter(), taken.to(), c.at()));
  }

  private boolean isOnItsWay(Instant now) {
    return taken != null && now.isBefore(taken.at().plus(LONGEST_WAY.multipliedBy(rest())));
  }

  /** What is never taken by the mail server is tried less and less often: 10, 20 … 640 minutes. */
  private long rest() {
    return 1L << Math.min(times - 1, MOST_DOUBLINGS);
  }

  @EventSourcingHandler
  void evolve(EmailDeliveryEvent event) {
    id = "letter/" + event.letter();
    switch (event) {
      case Taken e -> {
        taken = e;
        times++;
      }
      case Sent _, Returned _ -> settled = true;
    }
  }
}
