package codev.learning.outcomes.extraction;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.outcomes.anonymity.Workplace;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody has worked, each from when on.
 *
 * @param erasedAt position of their erasure: what they answered is nothing from then on
 */
public record PersonCard(String username, List<Posting> postings, @Nullable Long erasedAt) {

  public record Posting(long position, @Nullable String unit, @Nullable String site) {
    public Workplace place() {
      return new Workplace(unit, site);
    }
  }

  PersonCard moved(Posting posting) {
    var all = Stream.concat(postings.stream(), Stream.of(posting)).toList();
    return new PersonCard(username, all, erasedAt);
  }

  /** One document for each person. */
  public static final class Cards implements Projection<PersonEvent, PersonCard> {
    @Override
    public String view() {
      return "person-card";
    }

    /** 2: who is erased. 3: groups, which can be left. 4: without them, the log itself tells. */
    @Override
    public int version() {
      return 4;
    }

    @Override
    public Class<PersonEvent> folds() {
      return PersonEvent.class;
    }

    @Override
    public Class<PersonCard> shape() {
      return PersonCard.class;
    }

    @Override
    public Stream<String> touches(PersonEvent event) {
      return switch (event) {
        case PersonNoted _, PersonErased _ -> Stream.of(event.person().value());
        case GroupJoined _, GroupLeft _ -> Stream.empty();
        case SurveyAnswered _, InstrumentAnswered _, ContactNoted _ -> Stream.empty();
      };
    }

    @Override
    public @Nullable PersonCard fold(
        String id, @Nullable PersonCard before, RecordedEvent<PersonEvent> recorded) {
      var card = before == null ? new PersonCard(id, List.of(), null) : before;
      return switch (recorded.event()) {
        case PersonNoted e -> card.moved(new Posting(recorded.position(), e.unit(), e.site()));
        case PersonErased _ -> new PersonCard(id, card.postings(), recorded.position());
        case GroupJoined _, GroupLeft _ -> before;
        case SurveyAnswered _, InstrumentAnswered _, ContactNoted _ -> before;
      };
    }
  }
}
