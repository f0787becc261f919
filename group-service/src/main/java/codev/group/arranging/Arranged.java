package codev.group.arranging;

import java.util.UUID;

/**
 * The answer to whoever decided about turns.
 *
 * @param id of the decision
 * @param position of the commit in this service's log
 */
record Arranged(UUID id, long position) {}
