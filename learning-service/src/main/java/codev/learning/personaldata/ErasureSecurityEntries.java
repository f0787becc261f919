package codev.learning.personaldata;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.securitylog.SecurityEntrySource;
import codev.learning.domain.event.PersonEvent.ErasureApproved;
import codev.learning.domain.event.PersonEvent.ErasureCancelled;
import codev.learning.domain.event.PersonEvent.ErasureDeclined;
import codev.learning.domain.event.PersonEvent.ErasureRequested;
import codev.learning.domain.event.PersonEvent.PersonErased;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Entries of the security log for the stages of an erasure. */
@Component
class ErasureSecurityEntries implements SecurityEntrySource {
  @Override
  public Optional<SecurityLogEntry> of(Object event) {
    return Optional.ofNullable(
        switch (event) {
          case ErasureRequested e ->
              SecurityLogEntry.of(SecurityEvent.ERASURE_REQUESTED)
                  .with("person", e.person())
                  .with("by", e.by())
                  .with("request", e.request());
          case ErasureApproved e ->
              SecurityLogEntry.of(SecurityEvent.ERASURE_APPROVED)
                  .with("person", e.person())
                  .with("request", e.request())
                  .with("due", e.due());
          case ErasureDeclined e ->
              SecurityLogEntry.of(SecurityEvent.ERASURE_DECLINED)
                  .with("person", e.person())
                  .with("request", e.request());
          case ErasureCancelled e ->
              SecurityLogEntry.of(SecurityEvent.ERASURE_CANCELLED)
                  .with("person", e.person())
                  .with("by", e.by())
                  .with("request", e.request());
          case PersonErased e ->
              SecurityLogEntry.of(SecurityEvent.PERSON_ERASED)
                  .with("person", e.person())
                  .with("by", e.by());
          default -> null;
        });
  }
}
