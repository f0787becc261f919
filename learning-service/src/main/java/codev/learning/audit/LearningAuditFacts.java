package codev.learning.audit;

import codev.infra.web.audittrail.AuditFact;
import codev.learning.domain.authority.AuthorityEvent;
import codev.learning.domain.authority.AuthorityEvent.*;
import codev.learning.domain.event.*;
import codev.learning.domain.event.ActionEvent.*;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent.*;

/**
 * What an auditor reads of each event of this service, without words. Who has answered a survey,
 * evaluated a session or stated an effect is not named: together with the figures it could disclose
 * answers.
 */
final class LearningAuditFacts {
  private LearningAuditFacts() {}

  static AuditFact of(LearningServiceEvent event) {
    var fact = AuditFact.at(event.at());
    return switch (event) {
      case ActionEvent e -> ofAction(fact, e);
      case JournalEvent e ->
          fact.by(e.owner()).in(e.programme().value(), e.group().value(), e.session().value());
      case SessionOutcomeEvent e -> ofSession(fact, e);
      case PersonEvent e -> ofPerson(fact.about(e.person()), e);
      case GroupNoted e -> fact.in(e.programme().value(), e.group().value()).about(e.facilitator());
      case ProgrammeEvent e -> ofProgramme(fact.in(e.programme().value()), e);
      case OutcomesShown e ->
          fact.by(e.to())
              .in(e.programme().value(), e.part().group() == null ? null : e.part().group().value())
              .with("showings.as." + e.as(), "showings.form." + e.form());
    };
  }

  private static AuditFact ofAction(AuditFact fact, ActionEvent event) {
    var programme = event.programme().value();
    var group = event.group().value();
    return switch (event) {
      case ActionCommitted e -> fact.in(programme, group, e.session().value()).by(e.owner());
      case ActionReviewed e -> fact.in(programme, group, e.session().value()).by(e.owner());
      case ActionCorrected e -> fact.in(programme, group, e.session().value()).by(e.owner());
      case ActionWithdrawn e -> fact.in(programme, group, e.session().value()).by(e.owner());
      case ActionRestored e -> fact.in(programme, group, e.session().value()).by(e.owner());
      case ActionProgressed e -> fact.in(programme, group).by(e.owner());
      case EffectTold _ -> fact.in(programme, group);
    };
  }

  private static AuditFact ofSession(AuditFact before, SessionOutcomeEvent event) {
    var fact = before.in(event.programme().value(), event.group().value(), event.session().value());
    return switch (event) {
      case ClientChosen e -> fact.about(e.client());
      case SessionPlanned e -> fact.starting(e.startsAt());
      case PresenceMarked e -> fact.about(e.person()).with("acted.presence." + e.status());
      case EvaluationReceived _, SessionUnplanned _, SessionHeld _, CourseCorrected _ -> fact;
    };
  }

  private static AuditFact ofPerson(AuditFact fact, PersonEvent event) {
    return switch (event) {
      case PersonNoted _, ContactNoted _ -> fact;
      case MembershipEvent e -> fact.in(e.programme().value(), e.group().value());
      case SurveyAnswered e ->
          fact.about()
              .in(e.programme().value())
              .with("surveys.of." + e.survey(), "surveys.moment." + e.moment());
      case InstrumentAnswered e ->
          fact.about().in(e.programme().value()).with("surveys.moment." + e.moment());
      case ErasureRequested e -> fact.by(e.by()).because(e.reason());
      case ErasureApproved _, ErasureDeclined _ -> fact;
      case ErasureCancelled e -> fact.by(e.by());
      case PersonErased e -> fact.by(e.by());
    };
  }

  private static AuditFact ofProgramme(AuditFact fact, ProgrammeEvent event) {
    return switch (event) {
      case ProgrammeNoted _, ProgrammeDated _, ItemNoted _ -> fact;
      case TargetsSet e -> fact.by(e.by());
      case InstrumentLoaded e -> fact.by(e.by());
    };
  }

  static AuditFact of(AuthorityEvent event) {
    var fact = AuditFact.at(event.at());
    return switch (event) {
      case GrantNoted e ->
          fact.about(e.person())
              .in(e.programme() == null ? null : e.programme().value())
              .with("acted.role." + e.role());
      case RevocationNoted e -> fact.about(e.person());
      case SubjectNoted e -> fact.about(e.person());
      case SubjectReleaseNoted e -> fact.about(e.person());
      case SessionsEndNoted e -> fact.about(e.person());
      case UnitNoted e -> fact.in(e.programme().value());
    };
  }
}
