package codev.session.command;

import codev.infra.projections.ReadModel;
import codev.infra.web.problem.RefusedException;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.SessionCommand.OpenSession;
import codev.session.domain.value.EncryptedText;
import codev.session.reference.KnownGroupView;
import codev.session.reference.PastClients;
import codev.session.view.SessionView;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What opening a session needs to know of its group: who has not accepted the charter, which
 * earlier actions are still open, who has been client before.
 */
@Component
record OpenSessionFactory(
    ReadModel<SessionView> sessions,
    ReadModel<KnownGroupView> groups,
    ReadModel<PastClients> pastClients,
    TimeZoneProperties timeZone) {
  /**
   * The last member accepts the charter and the facilitator opens at once: their message may be on
   * its way.
   */
  private static final Duration MESSAGE_DELAY = Duration.ofSeconds(2);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /**
   * @param reason to open it although members have not accepted the charter: nobody is waited for
   */
  OpenSession of(CommandActor actor, @Nullable EncryptedText reason) {
    var session = sessions.find(actor.session().toString()).orElseThrow(RefusedException::notFound);
    var group = reason == null ? awaitAcceptances(session) : currentGroup(session);
    var past = pastClients.find(session.plan().group().toString()).orElse(PastClients.NONE);
    return new OpenSession(
        actor.session(),
        Set.copyOf(group.withoutCharter(session.members())),
        group.openActions(session.members()),
        past.with(group.counted()).clients(),
        timeZone.zone(),
        reason,
        actor.username(),
        actor.now());
  }

  private KnownGroupView awaitAcceptances(SessionView session) {
    var members = session.members();
    var end = System.nanoTime() + MESSAGE_DELAY.toNanos();
    var group = currentGroup(session);
    while (!group.withoutCharter(members).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
      group = currentGroup(session);
    }
    return group;
  }

  private KnownGroupView currentGroup(SessionView session) {
    var group = session.plan().group().toString();
    return groups.current().find(group).orElse(KnownGroupView.UNKNOWN);
  }
}
