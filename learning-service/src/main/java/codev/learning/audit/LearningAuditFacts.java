package codev.learning.audit;

import codev.infra.web.audittrail.AuditFact;
import codev.learning.domain.LearningServiceEvent;
import codev.learning.domain.LearningServiceEvent.*;
import codev.learning.domain.authority.AuthorityEvent;
import codev.learning.domain.authority.AuthorityEvent.*;

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
      case ActionEvent e -> ofAction(fact.in(e.programme().value()), e);
      case JournalEvent e -> ofJournal(fact.by(e.owner()), e);
      case SessionFact e -> ofSession(fact, e);
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
    return switch (event) {
      case ActionCommitted e ->
          fact.in(programme, e.group().value(), e.session().value()).by(e.owner());
      case ActionReviewed e ->
          fact.in(programme, e.group().value(), e.session().value()).by(e.owner());
      case ActionCorrected e ->
          fact.in(programme, e.group().value(), e.session().value()).by(e.owner());
      case ActionWithdrawn e ->
          fact.in(programme, e.group().value(), e.session().value()).by(e.owner());
      case ActionRestored e ->
          fact.in(programme, e.group().value(), e.session().value()).by(e.owner());
      case ActionProgressed e -> fact.in(programme, e.group().value()).by(e.owner());
      case EffectTold e -> fact.in(programme, e.group().value());
    };
  }

  private static AuditFact ofJournal(AuditFact fact, JournalEvent event) {
    return switch (event) {
      case LearningKept e -> fact.in(e.programme().value(), e.group().value(), e.session().value());
      case LearningCorrected e ->
          fact.in(e.programme().value(), e.group().value(), e.session().value());
      case LearningWithdrawn e ->
          fact.in(e.programme().value(), e.group().value(), e.session().value());
      case LearningRestored e ->
          fact.in(e.programme().value(), e.group().value(), e.session().value());
    };
  }

  private static AuditFact ofSession(AuditFact fact, SessionFact event) {
    var programme = event.programme().value();
    var session = event.session().value();
    return switch (event) {
      case ClientChosen e -> fact.in(programme, e.group().value(), session).about(e.client());
      case EvaluationReceived e -> fact.in(programme, e.group().value(), session);
      case SessionPlanned e ->
          fact.in(programme, e.group().value(), session).starting(e.startsAt());
      case SessionUnplanned e -> fact.in(programme, e.group().value(), session);
      case SessionHeld e -> fact.in(programme, e.group().value(), session);
      case PresenceMarked e ->
          fact.in(programme, e.group().value(), session)
              .about(e.person())
              .with("acted.presence." + e.status());
      case CourseCorrected e -> fact.in(programme, e.group().value(), session);
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
