package codev.learning.surveys;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.Survey;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose surveys, and which of them are answered; not how. */
record Respondent(List<Membership> groups, List<Answered> answered) {
  record Membership(UUID group, UUID programme) {}

  record Answered(UUID programme, Survey survey, Survey.Moment moment) {}

  private static final Respondent NEW = new Respondent(List.of(), List.of());

  /** Those where surveys are asked of them. */
  List<UUID> programmes() {
    return groups.stream().map(Membership::programme).distinct().toList();
  }

  private Respondent joined(Membership membership) {
    return new Respondent(
        Stream.concat(groups.stream(), Stream.of(membership)).distinct().toList(), answered);
  }

  private Respondent left(UUID group) {
    return new Respondent(
        groups.stream().filter(membership -> !membership.group().equals(group)).toList(), answered);
  }

  private Respondent after(Answered sheet) {
    return new Respondent(groups, Stream.concat(answered.stream(), Stream.of(sheet)).toList());
  }

  boolean hasAnswered(UUID programme, Survey survey, Survey.Moment moment) {
    return answered.contains(new Answered(programme, survey, moment));
  }

  /** One document for each person. */
  static final class Respondents implements Projection<PersonEvent, Respondent> {
    @Override
    public String view() {
      return "respondent";
    }

    /** 2: groups, which can be left. */
    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<PersonEvent> folds() {
      return PersonEvent.class;
    }

    @Override
    public Class<Respondent> shape() {
      return Respondent.class;
    }

    @Override
    public Stream<String> touches(PersonEvent event) {
      return Stream.of(event.person().value());
    }

    @Override
    public @Nullable Respondent fold(
        String id, @Nullable Respondent before, Recorded<PersonEvent> recorded) {
      var respondent = before == null ? NEW : before;
      return switch (recorded.event()) {
        case GroupJoined e ->
            respondent.joined(new Membership(e.group().value(), e.programme().value()));
        case GroupLeft e -> respondent.left(e.group().value());
        case SurveyAnswered e ->
            respondent.after(new Answered(e.programme().value(), e.survey(), e.moment()));
        case PersonNoted _, ContactNoted _ -> before;
        case PersonErased _ -> null;
      };
    }
  }
}
