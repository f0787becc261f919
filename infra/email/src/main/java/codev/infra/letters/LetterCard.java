package codev.infra.letters;

import codev.infra.email.EmailDeliveryEvent;
import codev.infra.email.EmailDeliveryEvent.Returned;
import codev.infra.email.EmailDeliveryEvent.Sent;
import codev.infra.email.EmailDeliveryEvent.Taken;
import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a letter.
 *
 * @param state what happened to it last
 * @param at when
 */
public record LetterCard(String letter, String to, State state, Instant at) {
  enum State {
    TAKEN,
    SENT,
    RETURNED
  }

  /** Whether there is nothing left to do about it. */
  public boolean settled() {
    return state != State.TAKEN;
  }

  /** One document for each letter. */
  public static final class Cards implements Projection<EmailDeliveryEvent, LetterCard> {
    @Override
    public String view() {
      return "letters";
    }

    @Override
    public Class<EmailDeliveryEvent> folds() {
      return EmailDeliveryEvent.class;
    }

    @Override
    public Class<LetterCard> shape() {
      return LetterCard.class;
    }

    @Override
    public Stream<String> touches(EmailDeliveryEvent event) {
      return Stream.of(event.letter());
    }

    @Override
    public LetterCard fold(
        String id, @Nullable LetterCard before, RecordedEvent<EmailDeliveryEvent> recorded) {
      return switch (recorded.event()) {
        case Taken e -> new LetterCard(id, e.to(), State.TAKEN, e.at());
        case Sent e -> new LetterCard(id, e.to(), State.SENT, e.at());
        case Returned e -> new LetterCard(id, e.to(), State.RETURNED, e.at());
      };
    }
  }
}
