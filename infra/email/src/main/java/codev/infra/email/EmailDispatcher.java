package codev.infra.email;

import codev.infra.eventstore.CommandSender;
import codev.infra.letters.Envelope;
import codev.infra.letters.LetterCard;
import codev.infra.letters.LetterCommand.NoteReturned;
import codev.infra.letters.LetterCommand.NoteSent;
import codev.infra.letters.LetterCommand.Take;
import codev.infra.projections.View;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. Each letter is taken in the log before it is handed to the mail server, and
 * noted after: of several instances one sends it, and what a crash left in between is sent again
 * rather than never. Nothing is taken while there is no mail server.
 */
public final class EmailDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(EmailDispatcher.class);

  /** What is taken is taken as of the round's beginning; the next one goes on. */
  private static final Duration LONGEST_ROUND = Envelope.LONGEST_WAY.dividedBy(2);

  private final List<EmailSource> occasions;
  private final View<LetterCard> cards;
  private final CommandSender commands;
  private final SmtpSender post;
  private final Counter sent;
  private final Counter returned;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean resting;

  EmailDispatcher(
      List<EmailSource> occasions,
      View<LetterCard> cards,
      CommandSender commands,
      SmtpSender post,
      MeterRegistry meters) {
    this.occasions = occasions;
    this.cards = cards;
    this.commands = commands;
    this.post = post;
    sent =
        Counter.builder("codev.letters.sent")
            .description("Letters that this instance gave to the mail server")
            .baseUnit("letters")
            .register(meters);
    returned =
        Counter.builder("codev.letters.returned")
            .description("Letters that the mail server will never take")
            .baseUnit("letters")
            .register(meters);
    Gauge.builder("codev.letters.waiting", waiting, AtomicInteger::get)
        .description("Letters that are due and that the mail server has not got")
        .baseUnit("letters")
        .register(meters);
  }

  /** Sends what is due at a moment and was not sent; answers how many it sent. */
  public int round(Instant now) {
    var open = open(now);
    waiting.set(open.size());
    if (open.isEmpty()) return 0;
    if (!post.isOpen()) {
      LOG.warn("{} letters wait: the mail server does not answer", open.size());
      return 0;
    }
    var end = System.nanoTime() + LONGEST_ROUND.toNanos();
    return (int)
        open.stream()
            .takeWhile(_ -> !resting && System.nanoTime() < end)
            .filter(letter -> delivered(letter, now))
            .count();
  }

  /** After the letter under way. */
  void rest() {
    resting = true;
  }

  private List<Email> open(Instant now) {
    var due = occasions.stream().flatMap(occasion -> occasion.due(now)).toList();
    var settled =
        cards.find(due.stream().map(Email::id).toList()).stream()
            .filter(LetterCard::settled)
            .map(LetterCard::letter)
            .collect(Collectors.toSet());
    return due.stream().filter(letter -> !settled.contains(letter.id())).toList();
  }

  private boolean delivered(Email letter, Instant now) {
    var take = new Take(letter.id(), letter.to().username(), now);
    return switch (commands.send(take).answer(Envelope.Turn.class)) {
      case YOURS -> sent(letter, now);
      case SOMEBODYS -> false;
      case NOBODYS -> {
        waiting.decrementAndGet(); // it was settled before the view could tell
        yield false;
      }
    };
  }

  private boolean sent(Email letter, Instant now) {
    return switch (post.send(letter, now)) {
      case SENT -> {
        commands.send(new NoteSent(letter.id(), now));
        sent.increment();
        waiting.decrementAndGet();
        yield true;
      }
      case RETURNED -> {
        LOG.warn("The mail server will never take {}", letter.id());
        commands.send(new NoteReturned(letter.id(), now));
        returned.increment();
        waiting.decrementAndGet();
        yield false;
      }
      case NOT_NOW -> {
        LOG.warn("The mail server did not take {} this time", letter.id());
        yield false;
      }
    };
  }
}
