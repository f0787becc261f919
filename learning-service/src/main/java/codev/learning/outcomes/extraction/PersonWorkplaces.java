package codev.learning.outcomes.extraction;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningServiceEvent.*;
import codev.learning.outcomes.anonymity.Workplace;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workplaces of a person over time.
 *
 * @param erasedAt log position of their erasure: from then on their answers have no value
 */
public record PersonWorkplaces(String username, List<Posting> postings, @Nullable Long erasedAt) {

  /** The workplace of a person from a position of the log on. */
  public record Posting(long position, @Nullable String unit, @Nullable String site) {
    public Workplace workplace() {
      return new Workplace(unit, site);
    }
  }

  PersonWorkplaces moved(Posting posting) {
    var all = Stream.concat(postings.stream(), Stream.of(posting)).toList();
    return new PersonWorkplaces(username, all, erasedAt);
  }

  /**
   * One document for each person; 2: erasure. 3: groups. 4: without groups, which are read from the
   * log.
   */
  public static final Projection<PersonEvent, PersonWorkplaces> PROJECTION =
      Projection.of("person-card", PersonEvent.class, PersonWorkplaces.class)
          .version(4)
          .by(e -> e.person().value())
          .foldRecorded(PersonWorkplaces::after);

  private static @Nullable PersonWorkplaces after(
      String id, @Nullable PersonWorkplaces before, RecordedEvent<PersonEvent> recorded) {
    var person = before == null ? new PersonWorkplaces(id, List.of(), null) : before;
    return switch (recorded.event()) {
      case PersonNoted e -> person.moved(new Posting(recorded.position(), e.unit(), e.site()));
      case PersonErased _ -> new PersonWorkplaces(id, person.postings(), recorded.position());
      case ContactNoted _, MembershipEvent _, SurveyEvent _, ErasureEvent _ -> before;
    };
  }
}
