package codev.group.evidence;

import codev.group.domain.programme.ProgrammeId;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import org.springframework.stereotype.Component;

/** Records in the security log who has exported data of a programme. */
@Component
public class ProgrammeExportLog {
  private final SecurityFacts security;

  ProgrammeExportLog(SecurityFacts security) {
    this.security = security;
  }

  public void add(ExportKind kind, ProgrammeId programme, CurrentUser user) {
    SecurityLogEntry.of(SecurityEvent.EXPORT)
        .with("by", user.username())
        .with("what", kind.label())
        .with("programme", programme)
        .write();
    security.exported(user.username(), kind, programme.value());
  }
}
