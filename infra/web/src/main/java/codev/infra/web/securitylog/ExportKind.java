package codev.infra.web.securitylog;

/** What was exported. */
public enum ExportKind {
  EVENT_LOG("event-log"),
  EVIDENCE_INDEX("evidence.csv"),
  EVIDENCE_ARCHIVE("evidence.zip"),
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
}
