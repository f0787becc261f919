package codev.infra.letters;

import codev.infra.eventstore.Recorded;
import codev.infra.letters.LetterEvent.Returned;
import codev.infra.letters.LetterEvent.Sent;
import codev.infra.letters.LetterEvent.Taken;
import codev.infra.views.Projection;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a letter.
 *
 * @param state what happened to it last
 * @param at when
 */
record LetterCard(String letter, String to, State state, Instant at) {
  enum State {
    TAKEN,
    SENT,
    RETURNED
  }

  /** Whether there is nothing left to do about it. */
  boolean settled() {
    return state != State.TAKEN;
  }

  /** One document for each letter. */
  static final class Cards implements Projection<LetterEvent, LetterCard> {
    @Override
    public String view() {
      return "letters";
    }

    @Override
    public Class<LetterEvent> folds() {
      return LetterEvent.class;
    }

    @Override
    public Class<LetterCard> shape() {
      return LetterCard.class;
    }

    @Override
    public Stream<String> touches(LetterEvent event) {
      return Stream.of(event.letter());
    }

    @Override
    public LetterCard fold(String id, @Nullable LetterCard before, Recorded<LetterEvent> recorded) {
      return switch (recorded.event()) {
        case Taken e -> new LetterCard(id, e.to(), State.TAKEN, e.at());
        case Sent e -> new LetterCard(id, e.to(), State.SENT, e.at());
        case Returned e -> new LetterCard(id, e.to(), State.RETURNED, e.at());
      };
    }
  }
}
