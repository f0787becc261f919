package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.UUID;

/** The messages {@code session.action-withdrawn.v1} and {@code session.action-restored.v1}. */
record ActionWithdrawnMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    ActionId actionId,
    Username owner,
    Instant at) {
  static ActionWithdrawnMessage of(EntryWithdrawn e) {
    return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
  }

  static ActionWithdrawnMessage of(EntryRestored e) {
    return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
  }

  private static ActionWithdrawnMessage of(
      SessionId session, GroupAndProgramme origin, String action, Username by, Instant at) {
    return new ActionWithdrawnMessage(
        session, origin.group(), origin.programme(), new ActionId(UUID.fromString(action)), by, at);
  }
}
