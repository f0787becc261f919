package codev.group.audit;

import codev.group.domain.event.*;
import codev.group.domain.event.ApprovalEvent.*;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.FacilitatorEvent.FacilitatorEnlisted;
import codev.group.domain.event.FacilitatorEvent.FacilitatorRemoved;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.IdentityRetentionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.event.ProgrammeEvent.*;
import codev.group.domain.event.RetentionEvent.*;
import codev.group.domain.event.SubjectEvent.*;
import codev.group.domain.event.TurnDecisionEvent.*;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.value.MethodWarning;
import codev.infra.web.audittrail.AuditFact;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an auditor reads of each event of this service, without words. */
final class GroupAuditFacts {
  private GroupAuditFacts() {}

  static AuditFact of(GroupServiceEvent event) {
    var fact = AuditFact.at(event.at());
    return switch (event) {
      case ProgrammeEvent e -> ofProgramme(fact.in(e.programme().value()), e);
      case PersonEvent e -> ofPerson(fact.about(e.person()), e);
      case AccountBindingEvent e -> ofSubject(fact.about(e.person()), e);
      case SessionsEnded e -> ofSessions(fact.about(e.person()), e);
      case FacilitatorEvent e -> ofFacilitator(fact.about(e.facilitator()), e);
      case GrantEvent e -> ofGrant(fact.about(e.person()), e);
      case ApprovalEvent e -> ofApproval(fact.about(e.action().concerned().toList()), e);
      case RetentionEvent e -> ofRetention(inProgramme(fact, e.programme()), e);
      case IdentityRetentionEvent e -> ofIdentity(fact.about(e.person()), e);
      case GroupEvent e -> ofGroup(fact.in(null, e.group().value()), e);
    };
  }

  private static AuditFact ofProgramme(AuditFact fact, ProgrammeEvent event) {
    return switch (event) {
      case ProgrammeDeclared e -> fact.by(e.by()).with(advice(e.warnings()));
      case TemplateDefined e -> fact.by(e.by());
      case TrainingDescribed e -> fact.by(e.by());
      case WelcomeWorded e -> fact.by(e.by());
      case WelcomeEmailsHeldBack e -> fact.by(e.by());
      case WelcomeEmailsReleased e -> fact.by(e.by());
      case WelcomeTrialRequested e -> fact.by(e.by());
      case ParticipantAdded e -> fact.by(e.by()).about(e.person());
      case ParticipantRemoved e -> fact.by(e.by()).about(e.person());
    };
  }

  private static AuditFact ofPerson(AuditFact fact, PersonEvent event) {
    return switch (event) {
      case PersonRegistered e -> fact.by(e.by());
      case ProfileChanged e -> fact.by(e.by());
      case ContactChanged _ -> fact;
      case EmailAddressChanged e -> fact.by(e.by());
      case PersonErased e -> fact.by(e.by());
      case PersonLeft e -> fact.by(e.by());
      case PersonReturned e -> fact.by(e.by());
      case ExternalIdChanged e -> fact.by(e.by());
      case CalendarFeedRenewed e -> fact.by(e.person()).about();
      case CalendarFeedWithdrawn e -> fact.by(e.person()).about();
      case AbsenceEvent e -> fact.by(e.by());
      case ListColumnsChosen e -> fact.by(e.person()).about();
    };
  }

  /** An account that is linked by itself, or refused, is nobody's doing. */
  private static AuditFact ofSubject(AuditFact fact, AccountBindingEvent event) {
    return switch (event) {
      case SubjectBound _, SubjectRefused _ -> fact;
      case SubjectAssigned e -> fact.by(e.by());
      case SubjectReleased e -> fact.by(e.by()).because(e.reason());
    };
  }

  private static AuditFact ofFacilitator(AuditFact fact, FacilitatorEvent event) {
    return switch (event) {
      case FacilitatorEnlisted e -> fact.by(e.by());
      case FacilitatorRemoved e -> fact.by(e.by());
    };
  }

  private static AuditFact ofGrant(AuditFact fact, GrantEvent event) {
    var programme = event.scope().id();
    var grantFact =
        fact.in(programme == null ? null : programme.value())
            .with("group.grants.role." + event.role(), "acted.scope." + event.scope().kind());
    return switch (event) {
      case GrantGiven e ->
          grantFact.by(e.by()).because(e.reason()).as(e.author() == null ? "declared" : null);
      case GrantRevoked e -> grantFact.by(e.by()).because(e.reason());
    };
  }

  private static AuditFact ofSessions(AuditFact fact, SessionsEnded event) {
    var author = event.author();
    return author == null ? fact.as("lost") : fact.by(author);
  }

  private static AuditFact ofApproval(AuditFact fact, ApprovalEvent event) {
    var named = fact.with("acted.approval." + event.action().kind());
    return switch (event) {
      case ApprovalRequested e -> named.by(e.asker()).because(e.reason());
      case ApprovalGranted e -> named.by(e.by()).because(e.reason());
      case ApprovalRefused e -> named.by(e.by()).because(e.reason());
      case ApprovalWithdrawn e -> named.by(e.by());
      case ApprovalExpired _, ApprovalCarriedOut _, ApprovalFailed _ -> named;
    };
  }

  private static AuditFact inProgramme(AuditFact fact, @Nullable ProgrammeId programme) {
    return programme == null ? fact : fact.in(programme.value());
  }

  private static AuditFact ofRetention(AuditFact fact, RetentionEvent event) {
    return switch (event) {
      case RetentionSet e -> fact.by(e.by()).with(key(e.dataClass()));
      case RetentionAnnounced e -> fact.with(key(e.dataClass()));
      case RetentionCarriedOut e -> fact.with(key(e.dataClass()));
    };
  }

  /** A period that is over has an author, who has not done what follows from it. */
  private static AuditFact ofIdentity(AuditFact fact, IdentityRetentionEvent event) {
    return switch (event) {
      case IdentityErasureAnnounced e -> fact.in(e.programme().value());
      case IdentityErasureCalledOff _, IdentityPeriodEnded _ -> fact;
    };
  }

  private static String key(RetentionClass dataClass) {
    return "group.retention.class." + dataClass;
  }

  private static AuditFact ofGroup(AuditFact fact, GroupEvent event) {
    return switch (event) {
      case GroupSessionEvent e -> ofSession(fact, e);
      case GroupFormed e ->
          fact.in(e.programme().value(), e.group().value())
              .by(e.by())
              .about(Stream.concat(Stream.of(e.facilitator()), e.members().stream()).toList())
              .with(advice(e.warnings()));
      case MembersReviewed e ->
          fact.about(
                  e.subordinations().stream()
                      .flatMap(one -> Stream.of(one.member(), one.manager()))
                      .toList())
              .as(e.subordinations().isEmpty() ? "right" : null);
      case MemberJoined e ->
          fact.in(e.programme().value(), e.group().value())
              .by(e.by())
              .about(e.member())
              .because(e.reason());
      case MemberLeft e ->
          fact.in(e.programme().value(), e.group().value())
              .by(e.by())
              .about(e.member())
              .because(e.reason())
              .with(advice(e.warnings()));
      case FacilitatorReplaced e ->
          fact.in(
                  e.programme().value(),
                  e.group().value(),
                  e.session() == null ? null : e.session().value())
              .by(e.by())
              .about(e.facilitator())
              .because(e.reason())
              .with(advice(e.warnings()))
              .as(e.session() == null ? null : "once");
      case CharterAccepted e ->
          e.recordedBy() == null
              ? fact.by(e.member())
              : fact.by(e.recordedBy()).about(e.member()).as("aloud");
      case CharterAcceptanceWithdrawn e -> fact.by(e.member());
      case CharterDeclined e -> fact.by(e.member());
      case CharterReminded e -> fact.by(e.by()).about(e.members());
      case CharterWorded e -> fact.by(e.by());
      case TurnsSwapped e -> fact.by(e.by()).about(e.member(), e.with()).because(e.reason());
      case TurnSkipped e -> fact.by(e.by()).about(e.member()).because(e.reason());
      case TurnCounted e ->
          fact.in(e.programme().value(), e.group().value(), e.session().value())
              .by(e.by())
              .about(e.member())
              .because(e.reason());
    };
  }

  private static AuditFact ofSession(AuditFact before, GroupSessionEvent event) {
    var fact = before.in(null, event.group().value(), event.session().value());
    return switch (event) {
      case SessionPlanned e ->
          fact.in(e.programme().value(), e.group().value(), e.session().value())
              .by(e.by())
              .about(e.facilitator())
              .with(advice(e.warnings()))
              .starting(e.startsAt());
      case SessionMoved e -> fact.by(e.by()).because(e.reason()).starting(e.startsAt());
      case SessionPlaceChanged e -> fact.by(e.by());
      case SessionTemplateChanged e -> fact.by(e.by());
      case SessionCancelled e -> fact.by(e.by()).because(e.reason());
      case SessionDateAccepted e -> fact.by(e.by()).because(e.reason()).with(advice(e.warnings()));
      case SessionInvitationAnswered e -> fact.by(e.person()).with("acted.answer." + e.answer());
      case SessionAnswerWithdrawn e -> fact.by(e.person());
      case SessionOpened e -> fact.by(e.by());
      case SessionPostponed e -> fact.by(e.by());
      case SessionHandedOver e -> fact.by(e.by()).about(e.to());
      case SignatureNoted e -> fact.by(e.person()).with("group.evidence.half-day." + e.halfDay());
      case PresenceNoted e -> fact.about(e.member()).with("group.evidence.status." + e.status());
      case ClientNoted e -> fact.about(e.client());
      case SessionHeld e -> fact.about(e.clients());
    };
  }

  private static List<String> advice(Collection<MethodWarning> warnings) {
    return warnings.stream().map(GroupAuditFacts::key).toList();
  }

  /** The sentence of this one names the two people, who are named beside it. */
  private static String key(MethodWarning warning) {
    return warning == MethodWarning.MEMBER_WITH_THEIR_MANAGER
        ? "group.need.MANAGERS"
        : warning.key();
  }
}
