package codev.session.reference;

import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.Username;

/**
 * Finds who manages a programme, as group-service has published it. Other people's roles at the
 * identity provider are not known here.
 */
public interface ProgrammeManagers {
  boolean include(Username person, ProgrammeId programme);
}
