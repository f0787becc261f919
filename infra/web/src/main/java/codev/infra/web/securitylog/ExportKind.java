package codev.infra.web.securitylog;

/** What was exported. */
public enum ExportKind {
  EVENT_LOG("event-log"),
  EVENT_LOG_PAGES("event-log-pages"),
  EVIDENCE_INDEX("evidence.csv"),
  EVIDENCE_ARCHIVE("evidence.zip"),
  ATTENDANCE_SHEET("attendance.pdf"),
  ATTENDANCE_PROOF("attendance.proof"),
  CERTIFICATE("certificate.pdf"),
  CERTIFICATE_PROOF("certificate.proof"),
  DATA_PROTECTION_DOSSIER("dossier.pdf"),
  PROGRAMME_GROUPS("groups.csv"),
  PERSONAL_DATA("personal-data"),
  SESSION_ACTIONS("session-actions"),
  GROUP_ACTIONS("group-actions"),
  LEARNING_ACTIONS("learning-actions");

  private final String label;

  ExportKind(String label) {
    this.label = label;
  }

  /** In the stream. */
  public String label() {
    return label;
  }

  /** Whether it is recorded once for each person and day: it is read page by page. */
  public boolean isOncePerDay() {
    return this == EVENT_LOG_PAGES;
  }
}
