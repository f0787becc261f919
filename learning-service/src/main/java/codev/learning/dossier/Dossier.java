package codev.learning.dossier;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.learning.domain.Contact;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionEvent;
import codev.learning.domain.LearningEvent.ClientChosen;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.EvaluationReceived;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.SessionHeld;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.Survey;
import codev.learning.domain.Words;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is held on one person beside their actions and their journal; answers sealed. */
record Dossier(
    String username,
    @Nullable String unit,
    @Nullable String site,
    @Nullable Contact contact,
    List<Membership> memberships,
    List<Sheet> sheets) {

  record Membership(UUID groupId, UUID programmeId, Instant since) {}

  /**
   * A questionnaire filled in.
   *
   * @param sessionId the session that it evaluates; nothing for a survey
   */
  record Sheet(
      UUID programmeId,
      @Nullable UUID sessionId,
      @Nullable Survey survey,
      Survey.@Nullable Moment moment,
      Words answers,
      Instant at) {}

  private static Dossier empty(String username) {
    return new Dossier(username, null, null, null, List.of(), List.of());
  }

  private Dossier worksAt(@Nullable String newUnit, @Nullable String newSite) {
    return new Dossier(username, newUnit, newSite, contact, memberships, sheets);
  }

  private Dossier reachedAt(Contact newContact) {
    return new Dossier(username, unit, site, newContact, memberships, sheets);
  }

  private Dossier joined(Membership membership) {
    return new Dossier(username, unit, site, contact, with(memberships, membership), sheets);
  }

  private Dossier answered(Sheet sheet) {
    return new Dossier(username, unit, site, contact, memberships, with(sheets, sheet));
  }

  private static <T> List<T> with(List<T> before, T next) {
    return Stream.concat(before.stream(), Stream.of(next)).toList();
  }

  /** One document for each person. */
  static final class Dossiers implements Projection<LearningEvent, Dossier> {
    @Override
    public String view() {
      return "dossier";
    }

    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<LearningEvent> folds() {
      return LearningEvent.class;
    }

    @Override
    public Class<Dossier> shape() {
      return Dossier.class;
    }

    @Override
    public Stream<String> touches(LearningEvent event) {
      return switch (event) {
        case LearningEvent.PersonEvent e -> Stream.of(e.person().value());
        case EvaluationReceived e -> Stream.of(e.by().value());
        case ActionEvent _, LearningKept _ -> Stream.empty();
        case ClientChosen _, SessionHeld _, LearningEvent.ProgrammeEvent _, GroupNoted _ ->
            Stream.empty();
      };
    }

    @Override
    public @Nullable Dossier fold(
        String id, @Nullable Dossier before, Recorded<LearningEvent> recorded) {
      var dossier = before == null ? empty(id) : before;
      return switch (recorded.event()) {
        case ContactNoted e -> dossier.reachedAt(e.contact());
        case PersonNoted e -> dossier.worksAt(e.unit(), e.site());
        case GroupJoined e ->
            dossier.joined(new Membership(e.group().value(), e.programme().value(), e.at()));
        case SurveyAnswered e ->
            dossier.answered(
                new Sheet(
                    e.programme().value(), null, e.survey(), e.moment(), e.answers(), e.at()));
        case EvaluationReceived e ->
            dossier.answered(
                new Sheet(
                    e.programme().value(), e.session().value(), null, null, e.answers(), e.at()));
        case ActionEvent _, LearningKept _ -> before;
        case ClientChosen _, SessionHeld _, LearningEvent.ProgrammeEvent _, GroupNoted _ -> before;
      };
    }
  }
}
