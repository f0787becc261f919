package codev.group.domain.programme;

/** On which ground of the GDPR (Article 6(1)) data is kept as long as it is. */
public enum LegalBasis {
  CONSENT,
  CONTRACT,
  LEGAL_OBLIGATION,
  PUBLIC_TASK,
  LEGITIMATE_INTEREST
}
