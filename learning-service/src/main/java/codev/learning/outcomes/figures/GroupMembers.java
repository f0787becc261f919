package codev.learning.outcomes.figures;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionEvent;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.JournalEvent;
import codev.learning.domain.LearningEvent.OutcomesShown;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.ProgrammeEvent;
import codev.learning.domain.LearningEvent.SessionFact;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group for the pages of its figures: its name, its facilitator and its members.
 *
 * @param facilitator null as long as only its members are known
 * @param members present ones
 */
public record GroupMembers(
    String id, String programme, String name, @Nullable String facilitator, List<String> members) {

  /** Whether the person is a member or the facilitator. */
  public boolean concerns(String username) {
    return username.equals(facilitator) || members.contains(username);
  }

  private GroupMembers noted(GroupNoted noted) {
    return new GroupMembers(
        id, noted.programme().toString(), noted.name(), noted.facilitator().value(), members);
  }

  private GroupMembers joined(String member) {
    var all = Stream.concat(members.stream(), Stream.of(member)).distinct().toList();
    return new GroupMembers(id, programme, name, facilitator, all);
  }

  private GroupMembers left(String member) {
    var others = members.stream().filter(other -> !other.equals(member)).toList();
    return new GroupMembers(id, programme, name, facilitator, others);
  }

  /** One document for each group. */
  static final Projection<LearningEvent, GroupMembers> PROJECTION =
      Projection.of("group-card", LearningEvent.class, GroupMembers.class)
          .byEach(GroupMembers::concerned)
          .foldRecorded(GroupMembers::after);

  private static Stream<String> concerned(LearningEvent event) {
    return switch (event) {
      case GroupNoted e -> Stream.of(e.group().toString());
      case GroupJoined e -> Stream.of(e.group().toString());
      case GroupLeft e -> Stream.of(e.group().toString());
      case PersonNoted _, ContactNoted _, PersonErased _ -> Stream.empty();
      case SurveyAnswered _, InstrumentAnswered _, OutcomesShown _ -> Stream.empty();
      case ActionEvent _, JournalEvent _, SessionFact _, ProgrammeEvent _ -> Stream.empty();
    };
  }

  private static @Nullable GroupMembers after(
      String id, @Nullable GroupMembers before, RecordedEvent<LearningEvent> recorded) {
    var card = before == null ? new GroupMembers(id, "", "", null, List.of()) : before;
    return switch (recorded.event()) {
      case GroupNoted e -> card.noted(e);
      case GroupJoined e -> card.joined(e.person().value());
      case GroupLeft e -> card.left(e.person().value());
      case PersonNoted _, ContactNoted _, PersonErased _ -> before;
      case SurveyAnswered _, InstrumentAnswered _, OutcomesShown _ -> before;
      case ActionEvent _, JournalEvent _, SessionFact _, ProgrammeEvent _ -> before;
    };
  }
}
