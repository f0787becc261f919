package codev.learning.showings;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a programme is called, so that nobody has to read ids. */
record ProgrammeName(String id, String name) {

  /** One document for each programme. */
  static final class Names implements Projection<ProgrammeNoted, ProgrammeName> {
    @Override
    public String view() {
      return "programme-name";
    }

    @Override
    public Class<ProgrammeNoted> folds() {
      return ProgrammeNoted.class;
    }

    @Override
    public Class<ProgrammeName> shape() {
      return ProgrammeName.class;
    }

    @Override
    public Stream<String> touches(ProgrammeNoted event) {
      return Stream.of(event.programme().toString());
    }

    @Override
    public ProgrammeName fold(
        String id, @Nullable ProgrammeName before, Recorded<ProgrammeNoted> recorded) {
      return new ProgrammeName(id, recorded.event().name());
    }
  }
}
