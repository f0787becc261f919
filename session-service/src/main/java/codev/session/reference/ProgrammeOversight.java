package codev.session.reference;

import codev.session.domain.value.Oversight;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.Username;

/**
 * Finds who manages, sponsors or audits a programme, or will, as group-service has published it.
 * Other people's roles at the identity provider are not known here: who holds the organisation by
 * the setting may audit it.
 */
public interface ProgrammeOversight {
  Oversight of(Username person, ProgrammeId programme);
}
