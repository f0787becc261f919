package codev.group.forming;

import java.util.UUID;

/**
 * The answer to whoever created something.
 *
 * @param position of the commit in this service's log
 */
record Created(UUID id, long position) {}
