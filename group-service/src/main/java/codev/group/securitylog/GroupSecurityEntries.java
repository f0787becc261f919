package codev.group.securitylog;

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
import codev.group.domain.event.SubjectEvent.AccountBindingEvent;
import codev.group.domain.event.SubjectEvent.SubjectAssigned;
import codev.group.domain.event.SubjectEvent.SubjectBound;
import codev.group.domain.event.SubjectEvent.SubjectRefused;
import codev.group.domain.event.SubjectEvent.SubjectReleased;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.securitylog.SecurityEntrySource;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Entries of the security log for grants, approvals, people's accounts and addresses, webhooks,
 * service tokens.
 */
@Component
class GroupSecurityEntries implements SecurityEntrySource {
  @Override
  public Optional<SecurityLogEntry> of(Object event) {
    return switch (event) {
      case GrantEvent e -> Optional.of(ofGrant(e));
      case ApprovalEvent e -> ofApproval(e);
      case AccountBindingEvent e -> Optional.of(ofSubject(e));
      case EmailAddressChanged e -> Optional.of(ofAddress(e));
      case WebhookChanged e -> Optional.of(ofWebhook(e));
      case ServiceTokenChanged e -> Optional.of(ofServiceToken(e));
      default -> Optional.empty();
    };
  }

  /** Whose, and by whom: neither of the addresses. */
  private static SecurityLogEntry ofAddress(EmailAddressChanged event) {
    return SecurityLogEntry.of(SecurityEvent.EMAIL_ADDRESS_CHANGED)
        .with("by", event.by())
        .with("person", event.person());
  }

  private static SecurityLogEntry ofWebhook(WebhookChanged event) {
    return SecurityLogEntry.of(event.event())
        .with("by", event.hasAuthor() ? event.person() : null)
        .with("webhook", event.webhook())
        .with("host", event.host());
  }

  private static SecurityLogEntry ofServiceToken(ServiceTokenChanged event) {
    return SecurityLogEntry.of(event.event())
        .with("by", event.hasAuthor() ? event.person() : null)
        .with("token", event.token())
        .with("name", event.name());
  }

  private static SecurityLogEntry ofSubject(AccountBindingEvent event) {
    var entry =
        switch (event) {
          case SubjectBound e -> ofSubject(SecurityEvent.SUBJECT_BOUND, e.subject());
          case SubjectRefused e -> ofSubject(SecurityEvent.SUBJECT_REFUSED, e.subject());
          case SubjectAssigned e ->
              ofSubject(SecurityEvent.SUBJECT_ASSIGNED, e.subject()).with("by", e.by());
          case SubjectReleased e ->
              ofSubject(SecurityEvent.SUBJECT_RELEASED, e.subject()).with("by", e.by());
        };
    return entry.with("person", event.person());
  }

  private static SecurityLogEntry ofSubject(SecurityEvent event, String subject) {
    return SecurityLogEntry.of(event).with("subject", subject);
  }

  private static SecurityLogEntry ofGrant(GrantEvent event) {
    var entry =
        switch (event) {
          case GrantGiven e ->
              SecurityLogEntry.of(SecurityEvent.GRANT_GIVEN).with("by", e.author());
          case GrantRevoked e ->
              SecurityLogEntry.of(SecurityEvent.GRANT_REVOKED).with("by", e.by());
        };
    return entry
        .with("person", event.person())
        .with("role", event.role())
        .with("scope", event.scope().kind())
        .with("programme", event.scope().id())
        .with("unit", event.scope().unit())
        .with("grant", event.grant());
  }

  private static Optional<SecurityLogEntry> ofApproval(ApprovalEvent event) {
    var entry =
        switch (event) {
          case ApprovalRequested e ->
              SecurityLogEntry.of(SecurityEvent.APPROVAL_REQUESTED).with("by", e.asker());
          case ApprovalGranted e ->
              SecurityLogEntry.of(SecurityEvent.APPROVAL_GRANTED).with("by", e.by());
          case ApprovalRefused e ->
              SecurityLogEntry.of(SecurityEvent.APPROVAL_REFUSED).with("by", e.by());
          case ApprovalWithdrawn e ->
              SecurityLogEntry.of(SecurityEvent.APPROVAL_WITHDRAWN).with("by", e.by());
          case ApprovalExpired _ -> SecurityLogEntry.of(SecurityEvent.APPROVAL_EXPIRED);
          case ApprovalCarriedOut _, ApprovalFailed _ -> null;
        };
    return Optional.ofNullable(entry)
        .map(
            one ->
                one.with("asker", event.asker())
                    .with("action", event.action().kind())
                    .with("person", event.action().person())
                    .with("approval", event.approval()));
  }
}
