package codev.session.domain.preparation;

import codev.session.domain.value.Username;
import java.time.Instant;

/** A member who has been client in an earlier session of the group, and when last. */
public record PreviousClient(Username member, Instant lastOn) {}
