package codev.group.programme;

import codev.group.domain.value.MethodWarning;
import java.util.List;
import java.util.UUID;

/**
 * The response to the declaration of a programme.
 *
 * @param position of the commit in this service's log
 * @param warnings what the method advises against; kept with the programme
 */
record DeclareProgrammeResponse(UUID id, long position, List<MethodWarning> warnings) {}
