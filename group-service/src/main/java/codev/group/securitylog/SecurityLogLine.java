package codev.group.securitylog;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.event.ApprovalEvent;
import codev.group.domain.event.ApprovalEvent.ApprovalCarriedOut;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalFailed;
import codev.group.domain.event.ApprovalEvent.ApprovalGranted;
import codev.group.domain.event.ApprovalEvent.ApprovalRefused;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.ApprovalEvent.ApprovalWithdrawn;
import codev.group.domain.event.GrantEvent;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.PersonEvent.EmailAddressChanged;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.event.SubjectEvent.AccountBindingEvent;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import codev.group.domain.event.SubjectEvent.SubjectAssigned;
import codev.group.domain.event.SubjectEvent.SubjectBound;
import codev.group.domain.event.SubjectEvent.SubjectRefused;
import codev.group.domain.event.SubjectEvent.SubjectReleased;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.projections.Projection;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.KeyDestroyed;
import codev.infra.web.securityrecord.SecurityFact.KeyRotated;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import codev.infra.web.securityrecord.SecurityLogRow;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of one line of the security log.
 *
 * @param id of the event
 * @param position in the event log
 * @param day at the place of the sessions
 * @param by who did it; null: no person did (time passed, an account lost something at the identity
 *     provider, or the right came with a programme)
 * @param person whose right it is, who has asked for approval, or who is erased
 * @param policy null unless it is about a refusal
 * @param people everybody whom it names
 * @param keys {@link SecurityLogRow#keys}
 */
record SecurityLogLine(
    String id,
    long position,
    Instant at,
    LocalDate day,
    SecurityEvent event,
    @Nullable Username by,
    Username person,
    @JsonUnwrapped NamedGrant grant,
    @JsonUnwrapped NamedAction approval,
    @Nullable String policy,
    @JsonUnwrapped NamedExport exported,
    List<Username> people,
    List<String> keys)
    implements SecurityLogRow {

  /** Those that there are lines of. */
  static final List<SecurityEvent> KINDS =
      List.of(
          SecurityEvent.SIGN_IN,
          SecurityEvent.SIGN_OUT,
          SecurityEvent.SESSIONS_ENDED,
          SecurityEvent.ACCESS_REFUSED,
          SecurityEvent.EXPORT,
          SecurityEvent.WEBHOOK_REGISTERED,
          SecurityEvent.WEBHOOK_CHANGED,
          SecurityEvent.WEBHOOK_PAUSED,
          SecurityEvent.WEBHOOK_RESUMED,
          SecurityEvent.WEBHOOK_REPLAYED,
          SecurityEvent.WEBHOOK_DISABLED,
          SecurityEvent.WEBHOOK_DELETED,
          SecurityEvent.SERVICE_TOKEN_CREATED,
          SecurityEvent.SERVICE_TOKEN_REVOKED,
          SecurityEvent.SERVICE_TOKEN_DEPARTURES_STOPPED,
          SecurityEvent.SERVICE_TOKEN_DEPARTURES_ALLOWED,
          SecurityEvent.KEY_CREATED,
          SecurityEvent.KEY_ROTATED,
          SecurityEvent.SUBJECT_BOUND,
          SecurityEvent.SUBJECT_REFUSED,
          SecurityEvent.SUBJECT_RELEASED,
          SecurityEvent.SUBJECT_ASSIGNED,
          SecurityEvent.EMAIL_ADDRESS_CHANGED,
          SecurityEvent.GRANT_GIVEN,
          SecurityEvent.GRANT_REVOKED,
          SecurityEvent.APPROVAL_REQUESTED,
          SecurityEvent.APPROVAL_GRANTED,
          SecurityEvent.APPROVAL_REFUSED,
          SecurityEvent.APPROVAL_WITHDRAWN,
          SecurityEvent.APPROVAL_EXPIRED,
          SecurityEvent.PERSON_ERASED);

  /**
   * What a grant is of.
   *
   * @param role null unless the line is about a grant; likewise the scope
   */
  record NamedGrant(@Nullable GrantRole role, @Nullable GrantScope scope) {}

  /**
   * What an approval is of.
   *
   * @param action null unless the line is about an approval
   * @param subject of an approval: the name of a group; of a webhook: the host of its address; of a
   *     service token: its name
   * @param concerned whom the action is about first; the person where there is no action
   */
  record NamedAction(
      ApprovalAction.@Nullable Kind action, @Nullable String subject, Username concerned) {}

  /**
   * What was exported.
   *
   * @param export null unless the line is about an export
   * @param programme if the data are of one
   */
  record NamedExport(@Nullable ExportKind export, @Nullable ProgrammeId programme) {
    static NamedExport of(@Nullable SecurityFact fact) {
      return fact instanceof DataExported exported
          ? new NamedExport(
              exported.what(),
              exported.programme() == null ? null : new ProgrammeId(exported.programme()))
          : new NamedExport(null, null);
    }
  }

  /** What a line is made of, before its place in the log is known. */
  private record Draft(
      SecurityEvent event,
      Object subject,
      Instant at,
      @Nullable Username by,
      Username person,
      @Nullable GrantRole role,
      @Nullable GrantScope scope,
      @Nullable ApprovalAction action,
      @Nullable SecurityFact fact) {
    Draft(SecurityEvent event, Object subject, Instant at, @Nullable Username by, Username person) {
      this(event, subject, at, by, person, null, null, null, null);
    }

    String id() {
      return event + "/" + subject;
    }

    SecurityLogLine at(long position, ZoneId zone) {
      var day = LocalDate.ofInstant(at, zone);
      var people = people();
      return new SecurityLogLine(
          id(),
          position,
          at,
          day,
          event,
          by,
          person,
          new NamedGrant(role, scope),
          action == null
              ? new NamedAction(null, subjectOfFact(), person)
              : new NamedAction(action.kind(), action.subject(), action.person()),
          fact instanceof AccessRefused refused ? refused.policy() : null,
          NamedExport.of(fact),
          people,
          SecurityLogRow.keys(day, event, people.stream().map(Username::value).toList()));
    }

    private @Nullable String subjectOfFact() {
      return switch (fact) {
        case WebhookChanged changed -> changed.host();
        case ServiceTokenChanged changed -> changed.name();
        case SignedIn _, SignedOut _, AccessRefused _, DataExported _ -> null;
        case KeyCreated _, KeyRotated _, KeyDestroyed _ -> null;
        case null -> null;
      };
    }

    private List<Username> people() {
      var named = Stream.of(Optional.ofNullable(by).stream(), Stream.of(person));
      var concerned = action == null ? Stream.<Username>empty() : action.concerned();
      return Stream.concat(named.flatMap(one -> one), concerned).distinct().toList();
    }
  }

  /** One document for each event that the security log has. */
  static Projection<Object, SecurityLogLine> projection(ZoneId zone) {
    return Projection.of("security_log", Object.class, SecurityLogLine.class)
        .version(4)
        .byEach(event -> draft(event).map(Draft::id).stream())
        .foldRecorded(
            (_, _, recorded) ->
                draft(recorded.event()).orElseThrow().at(recorded.position(), zone));
  }

  private static Optional<Draft> draft(Object event) {
    return switch (event) {
      case SecurityFact e -> Optional.of(of(e));
      case GrantEvent e -> Optional.of(of(e));
      case AccountBindingEvent e -> Optional.of(of(e));
      case ApprovalEvent e -> of(e);
      case EmailAddressChanged e -> Optional.of(of(e));
      case SessionsEnded e -> Optional.of(of(e));
      case PersonErased e ->
          Optional.of(
              new Draft(SecurityEvent.PERSON_ERASED, e.person(), e.at(), e.by(), e.person()));
      default -> Optional.empty();
    };
  }

  private static Draft of(SecurityFact fact) {
    var person = new Username(fact.person());
    var by = fact.hasAuthor() ? person : null;
    return new Draft(fact.event(), fact.subject(), fact.at(), by, person, null, null, null, fact);
  }

  /** An account that is linked by itself, or refused, is nobody's doing. */
  private static Draft of(AccountBindingEvent event) {
    return switch (event) {
      case SubjectBound e -> of(SecurityEvent.SUBJECT_BOUND, e, null, e.at());
      case SubjectRefused e -> of(SecurityEvent.SUBJECT_REFUSED, e, null, e.at());
      case SubjectAssigned e -> of(SecurityEvent.SUBJECT_ASSIGNED, e, e.by(), e.at());
      case SubjectReleased e -> of(SecurityEvent.SUBJECT_RELEASED, e, e.by(), e.at());
    };
  }

  /** The same account may be linked again: the moment tells one time from another. */
  private static Draft of(
      SecurityEvent kind, AccountBindingEvent e, @Nullable Username by, Instant at) {
    return new Draft(kind, e.person() + "/" + at, at, by, e.person());
  }

  /** It may change again: the moment tells one time from another. */
  private static Draft of(EmailAddressChanged e) {
    return new Draft(
        SecurityEvent.EMAIL_ADDRESS_CHANGED, e.person() + "/" + e.at(), e.at(), e.by(), e.person());
  }

  /** They may be ended again: the moment tells one time from another. */
  private static Draft of(SessionsEnded e) {
    return new Draft(
        SecurityEvent.SESSIONS_ENDED,
        e.person() + "/" + e.issuedBefore(),
        e.at(),
        e.author(),
        e.person());
  }

  private static Draft of(GrantEvent event) {
    return switch (event) {
      case GrantGiven e -> of(SecurityEvent.GRANT_GIVEN, e, e.author(), e.at());
      case GrantRevoked e -> of(SecurityEvent.GRANT_REVOKED, e, e.by(), e.at());
    };
  }

  private static Draft of(SecurityEvent kind, GrantEvent e, @Nullable Username by, Instant at) {
    return new Draft(kind, e.grant(), at, by, e.person(), e.role(), e.scope(), null, null);
  }

  private static Optional<Draft> of(ApprovalEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case ApprovalRequested e -> of(SecurityEvent.APPROVAL_REQUESTED, e, e.asker(), e.at());
          case ApprovalGranted e -> of(SecurityEvent.APPROVAL_GRANTED, e, e.by(), e.at());
          case ApprovalRefused e -> of(SecurityEvent.APPROVAL_REFUSED, e, e.by(), e.at());
          case ApprovalWithdrawn e -> of(SecurityEvent.APPROVAL_WITHDRAWN, e, e.by(), e.at());
          case ApprovalExpired e -> of(SecurityEvent.APPROVAL_EXPIRED, e, null, e.at());
          case ApprovalCarriedOut _, ApprovalFailed _ -> null;
        });
  }

  /** The person is who asked for it: whom the action concerns stands in its sentence. */
  private static Draft of(SecurityEvent kind, ApprovalEvent e, @Nullable Username by, Instant at) {
    return new Draft(kind, e.approval(), at, by, e.asker(), null, null, e.action(), null);
  }
}
