package codev.group.composition;

import codev.group.domain.value.MethodWarning;
import java.util.List;
import java.util.UUID;

/**
 * The response to the forming of a group.
 *
 * @param position of the commit in this service's log
 * @param warnings what the facilitator's place in the pool advises against; kept with the group
 */
record GroupFormationResponse(UUID id, long position, List<MethodWarning> warnings) {}
