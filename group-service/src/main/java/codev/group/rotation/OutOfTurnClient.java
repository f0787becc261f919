package codev.group.rotation;

import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody was client again before everybody had been: the session chose so, the rotation keeps it.
 *
 * @param waiting who had been client less often
 */
public record OutOfTurnClient(
    SessionId session, Username member, LocalDate on, List<Username> waiting) {}
