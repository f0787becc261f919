package codev.group.domain.place;

import org.jspecify.annotations.Nullable;

/**
 * Where a session is held.
 *
 * @param place a room, or how to get there
 * @param videoLink of those who take part from elsewhere
 */
public record SessionPlace(@Nullable String place, @Nullable String videoLink) {}
