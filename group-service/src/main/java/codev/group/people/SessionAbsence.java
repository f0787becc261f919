package codev.group.people;

import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import java.util.List;

/**
 * People of a group who are absent on the day of one of its sessions: a warning, never a refusal.
 */
public record SessionAbsence(SessionId session, List<Username> people) {}
