package codev.group.forming;

import java.util.UUID;

/**
 * The answer to whoever formed a group.
 *
 * @param position of the commit in this service's log
 */
record Formed(UUID id, long position) {}
