package codev.group.group;

import java.util.UUID;

/**
 * The answer to whoever decided about turns.
 *
 * @param id of the decision
 * @param position of the commit in this service's log
 */
record TurnDecisionResponse(UUID id, long position) {}
