package codev.learning.outcomes.extraction;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the log says at which workplaces a person has been. The workplaces stand there alone, where
 * they are encrypted: those of an erased person stay, since anonymity sets are formed by them (ADR
 * 92).
 *
 * @param notedAt log positions at which they were noted, in ascending order
 * @param erasedAt log position of their erasure: from then on their answers have no value
 */
public record PersonWorkplaces(String username, List<Long> notedAt, @Nullable Long erasedAt) {

  PersonWorkplaces noted(long position) {
    var all = Stream.concat(notedAt.stream(), Stream.of(position)).toList();
    return new PersonWorkplaces(username, all, erasedAt);
  }

  /**
   * One document for each person; 2: erasure. 3: groups. 4: without groups, which are read from the
   * log. 5: without workplaces, likewise.
   */
  public static final Projection<PersonEvent, PersonWorkplaces> PROJECTION =
      Projection.of("person-card", PersonEvent.class, PersonWorkplaces.class)
          .version(5)
          .by(e -> e.person().value())
          .foldRecorded(PersonWorkplaces::after);

  private static @Nullable PersonWorkplaces after(
      String id, @Nullable PersonWorkplaces before, RecordedEvent<PersonEvent> recorded) {
    var person = before == null ? new PersonWorkplaces(id, List.of(), null) : before;
    return switch (recorded.event()) {
      case PersonNoted _ -> person.noted(recorded.position());
      case PersonErased _ -> new PersonWorkplaces(id, person.notedAt(), recorded.position());
      case ContactNoted _, MembershipEvent _, SurveyEvent _, ErasureEvent _ -> before;
    };
  }
}
