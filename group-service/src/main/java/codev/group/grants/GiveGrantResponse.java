package codev.group.grants;

import java.util.UUID;

/**
 * @param position of the commit in this service's log
 */
record GiveGrantResponse(UUID id, long position) {}
