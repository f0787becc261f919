package codev.group.group;

import codev.group.domain.value.MethodWarning;
import java.util.List;

/**
 * The response to a change of a group's people.
 *
 * @param username whom it was about
 * @param position of the commit in this service's log
 * @param warnings what the method advises against; kept with the decision
 */
public record MembershipChangeResponse(
    String username, long position, List<MethodWarning> warnings) {}
