package codev.session.domain;

import java.time.Instant;

/** A member who has been client in an earlier session of the group, and when last. */
public record ClientBefore(Username member, Instant lastOn) {}
