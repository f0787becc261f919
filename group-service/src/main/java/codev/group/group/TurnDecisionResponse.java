package codev.group.group;

import java.util.UUID;

/**
 * The response to a decision about turns.
 *
 * @param id of the decision
 * @param position of the commit in this service's log
 */
record TurnDecisionResponse(UUID id, long position) {}
