package codev.group.rotation;

import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import java.time.LocalDate;
import java.util.List;

/**
 * A member who was client again before all others had been: the session decided so, the rotation
 * records it.
 *
 * @param waiting who had been client less often
 */
public record OutOfTurnClient(
    SessionId session, Username member, LocalDate on, List<Username> waiting) {}
