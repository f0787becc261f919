package codev.group.dossier;

/** The categories of personal data that the dossier describes, in its order. */
enum PersonalDataCategory {
  /** Texts and files of sessions. */
  WORDS,
  /** Of surveys, and evaluations of sessions. */
  ANSWERS,
  /** Also signatures. */
  ATTENDANCE,
  /** Also contact data. */
  IDENTITY,
  /** Groups, dates, turns, rights, approvals. */
  PROCESS_FACTS,
  EMAILS,
  /** Lines of lists of people, as far as they are kept. */
  IMPORTED_LISTS,
  /** Also who read words and figures. */
  SECURITY_LOG,
  TECHNICAL_LOGS;

  /** What the dossier says of each category. */
  enum Aspect {
    CONTENT,
    PURPOSE,
    LEGAL_BASIS,
    RECIPIENTS,
    RETENTION,
    STORAGE
  }
}
