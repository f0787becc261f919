package codev.session.reference;

import codev.session.domain.value.Oversight;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.Username;

/**
 * Finds who manages, sponsors or audits a programme, or will, as group-service has published it.
 * Other people's roles at the identity provider are not known here: who holds the organisation by
 * the setting may audit it.
 *
 * <p>A command is decided on it: it is of the log as it stands now, or refused while the views are
 * behind.
 */
public interface ProgrammeOversight {
  Oversight of(Username person, ProgrammeId programme);
}
