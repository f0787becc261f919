package codev.learning.surveys;

import codev.infra.projections.Projection;
import codev.learning.domain.event.*;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.SurveyKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a person's surveys and which of them are answered; without the answers.
 *
 * @param clientIn programmes in which they have been client
 */
record Respondent(List<Membership> groups, List<SurveyKey> answered, List<UUID> clientIn) {
  record Membership(UUID group, UUID programme) {}

  /**
   * @param survey one of ours by its name, or one of the programme's own by its key
   */
  record SurveyKey(UUID programme, String survey, SurveyKind.Moment moment) {}

  static final Respondent NOBODY = new Respondent(List.of(), List.of(), List.of());

  /** Those where surveys are asked of them. */
  List<UUID> programmes() {
    return groups.stream().map(Membership::programme).distinct().toList();
  }

  private Respondent joined(Membership membership) {
    return new Respondent(
        Stream.concat(groups.stream(), Stream.of(membership)).distinct().toList(),
        answered,
        clientIn);
  }

  private Respondent left(UUID group) {
    return new Respondent(
        groups.stream().filter(membership -> !membership.group().equals(group)).toList(),
        answered,
        clientIn);
  }

  private Respondent after(SurveyKey key) {
    return new Respondent(
        groups, Stream.concat(answered.stream(), Stream.of(key)).toList(), clientIn);
  }

  private Respondent wasClientIn(UUID programme) {
    var all = Stream.concat(clientIn.stream(), Stream.of(programme)).distinct().toList();
    return new Respondent(groups, answered, all);
  }

  /** Whether a question is put to them; outside sessions everybody has been consultant. */
  boolean isAsked(InstrumentItem.Audience audience, UUID programme) {
    return audience != InstrumentItem.Audience.CLIENT || clientIn.contains(programme);
  }

  boolean hasAnswered(UUID programme, String survey, SurveyKind.Moment moment) {
    return answered.contains(new SurveyKey(programme, survey, moment));
  }

  /** One document for each person; 2: groups, which can be left. 3: who has been client. */
  static final Projection<LearningServiceEvent, Respondent> PROJECTION =
      Projection.of("respondent", LearningServiceEvent.class, Respondent.class)
          .version(3)
          .byEach(Respondent::concerned)
          .fold(Respondent::after);

  private static Stream<String> concerned(LearningServiceEvent event) {
    return switch (event) {
      case PersonEvent e -> Stream.of(e.person().value());
      case ClientChosen e -> Stream.of(e.client().value());
      case EvaluationReceived _, SessionHeld _, PresenceMarked _, CourseCorrected _ ->
          Stream.empty();
      case SessionPlanned _, SessionUnplanned _ -> Stream.empty();
      case ActionEvent _, JournalEvent _, ProgrammeEvent _ -> Stream.empty();
      case GroupNoted _, OutcomesShown _ -> Stream.empty();
    };
  }

  private static @Nullable Respondent after(
      @Nullable Respondent before, LearningServiceEvent event) {
    var respondent = before == null ? NOBODY : before;
    return switch (event) {
      case GroupJoined e ->
          respondent.joined(new Membership(e.group().value(), e.programme().value()));
      case GroupLeft e -> respondent.left(e.group().value());
      case ClientChosen e -> respondent.wasClientIn(e.programme().value());
      case SurveyAnswered e ->
          respondent.after(new SurveyKey(e.programme().value(), e.survey().name(), e.moment()));
      case InstrumentAnswered e ->
          respondent.after(new SurveyKey(e.programme().value(), e.instrument(), e.moment()));
      case PersonErased _ -> null;
      case PersonNoted _, ContactNoted _, ErasureEvent _ -> before;
      case EvaluationReceived _, SessionHeld _, PresenceMarked _, CourseCorrected _ -> before;
      case SessionPlanned _, SessionUnplanned _ -> before;
      case ActionEvent _, JournalEvent _, ProgrammeEvent _ -> before;
      case GroupNoted _, OutcomesShown _ -> before;
    };
  }
}
