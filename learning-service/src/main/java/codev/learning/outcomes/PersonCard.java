package codev.learning.outcomes;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody has worked and what they have joined, each from when on.
 *
 * @param programmes ids of all that they have joined
 * @param erasedAt position of their erasure: what they answered is nothing from then on
 */
record PersonCard(
    String username,
    List<String> programmes,
    List<Posting> postings,
    List<Joining> joinings,
    @Nullable Long erasedAt) {

  record Posting(long position, @Nullable String unit, @Nullable String site) {
    Place place() {
      return new Place(unit, site);
    }
  }

  record Joining(long position, String programme) {}

  PersonCard moved(Posting posting) {
    return new PersonCard(username, programmes, with(postings, posting), joinings, erasedAt);
  }

  PersonCard joined(Joining joining) {
    return new PersonCard(
        username,
        Stream.concat(programmes.stream(), Stream.of(joining.programme())).distinct().toList(),
        postings,
        with(joinings, joining),
        erasedAt);
  }

  private PersonCard erased(long position) {
    return new PersonCard(username, programmes, postings, joinings, position);
  }

  private static <T> List<T> with(List<T> before, T next) {
    return Stream.concat(before.stream(), Stream.of(next)).toList();
  }

  /** One document for each person. */
  static final class Cards implements Projection<PersonEvent, PersonCard> {
    @Override
    public String view() {
      return "person-card";
    }

    /** 2: who is erased. */
    @Override
    public int version() {
      return 2;
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
      return Stream.of(event.person().value());
    }

    @Override
    public @Nullable PersonCard fold(
        String id, @Nullable PersonCard before, Recorded<PersonEvent> recorded) {
      var card =
          before == null ? new PersonCard(id, List.of(), List.of(), List.of(), null) : before;
      return switch (recorded.event()) {
        case PersonNoted e -> card.moved(new Posting(recorded.position(), e.unit(), e.site()));
        case GroupJoined e ->
            card.joined(new Joining(recorded.position(), e.programme().toString()));
        case PersonErased _ -> card.erased(recorded.position());
        case GroupLeft _, SurveyAnswered _, ContactNoted _ -> before;
      };
    }
  }
}
