package codev.group.overview;

import codev.group.answers.ExpectedPresence;
import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the facilitator of a session checks before it: answers, place, charter, turn. */
public record SessionReadiness(
    GroupView group, CalendarSession session, ExpectedPresence presence) {

  /** Whether nobody has declined, hesitates or has still to answer. */
  public boolean isAnswered() {
    return presence.accepted().size() == group.members().size();
  }

  /** Members who have still to accept the charter. */
  public List<Username> withoutCharter() {
    return group.withoutCharter();
  }

  /** Those whose turn it is, and who have declined. */
  public List<Username> absentClients() {
    return presence.declinedOf(group.nextClients(session));
  }

  /** Whose turn it is; null: nobody's yet. */
  public @Nullable Username client() {
    return group.ledger().rotation().next().orElse(null);
  }
}
