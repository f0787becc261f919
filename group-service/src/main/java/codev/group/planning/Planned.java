package codev.group.planning;

import codev.group.domain.Warning;
import java.util.List;
import java.util.UUID;

/**
 * The answer to whoever planned a session.
 *
 * @param position of the commit in this service's log
 * @param warnings what the method advises against; kept with the session
 */
record Planned(UUID id, long position, List<Warning> warnings) {}
