package codev.learning.outcomes;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
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
 * @param programmes ids of all that they have joined, also of those left
 * @param memberships of groups, begun and ended
 * @param erasedAt position of their erasure: what they answered is nothing from then on
 */
record PersonCard(
    String username,
    List<String> programmes,
    List<Posting> postings,
    List<Membership> memberships,
    @Nullable Long erasedAt) {

  record Posting(long position, @Nullable String unit, @Nullable String site) {
    Place place() {
      return new Place(unit, site);
    }
  }

  /**
   * @param ends whether they left the group; else they joined it
   */
  record Membership(long position, String programme, String group, boolean ends) {}

  boolean isIn(String group) {
    return memberships.stream()
        .filter(membership -> membership.group().equals(group))
        .reduce((_, latest) -> latest)
        .filter(latest -> !latest.ends())
        .isPresent();
  }

  PersonCard moved(Posting posting) {
    return new PersonCard(username, programmes, with(postings, posting), memberships, erasedAt);
  }

  PersonCard joined(Membership joining) {
    return new PersonCard(
        username,
        Stream.concat(programmes.stream(), Stream.of(joining.programme())).distinct().toList(),
        postings,
        with(memberships, joining),
        erasedAt);
  }

  private PersonCard left(Membership leaving) {
    return new PersonCard(username, programmes, postings, with(memberships, leaving), erasedAt);
  }

  private PersonCard erased(long position) {
    return new PersonCard(username, programmes, postings, memberships, position);
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

    /** 2: who is erased. 3: groups, which can be left. */
    @Override
    public int version() {
      return 3;
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
            card.joined(
                new Membership(
                    recorded.position(), e.programme().toString(), e.group().toString(), false));
        case GroupLeft e ->
            card.left(
                new Membership(
                    recorded.position(), e.programme().toString(), e.group().toString(), true));
        case PersonErased _ -> card.erased(recorded.position());
        case SurveyAnswered _, InstrumentAnswered _, ContactNoted _ -> before;
      };
    }
  }
}
