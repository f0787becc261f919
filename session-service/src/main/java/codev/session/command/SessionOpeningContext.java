package codev.session.command;

import codev.infra.projections.View;
import codev.infra.web.problem.RequestRejectedException;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.SessionCommand.OpenSession;
import codev.session.reference.KnownGroup;
import codev.session.reference.PastClients;
import codev.session.view.SessionView;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * What opening a session needs to know of its group: who has not accepted the charter, which
 * earlier actions are still open, who has been client before.
 */
@Component
class SessionOpeningContext {
  /**
   * The last member accepts the charter and the facilitator opens at once: their message may be on
   * its way.
   */
  private static final Duration NEWS_MAY_BE_ON_ITS_WAY = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final View<SessionView> boards;
  private final View<KnownGroup> groups;
  private final View<PastClients> pastClients;
  private final TimeZoneProperties place;

  SessionOpeningContext(
      View<SessionView> boards,
      View<KnownGroup> groups,
      View<PastClients> pastClients,
      TimeZoneProperties place) {
    this.boards = boards;
    this.groups = groups;
    this.pastClients = pastClients;
    this.place = place;
  }

  OpenSession of(CommandActor voice) {
    var board =
        boards.find(voice.session().toString()).orElseThrow(RequestRejectedException::notFound);
    var group = heard(board);
    var past = pastClients.find(board.plan().group().toString()).orElse(PastClients.NONE);
    return new OpenSession(
        voice.session(),
        Set.copyOf(group.withoutCharter(board.members())),
        group.openActions(board.members()),
        past.clients(),
        place.zone(),
        voice.username(),
        voice.now());
  }

  private KnownGroup heard(SessionView board) {
    var members = board.members();
    var end = System.nanoTime() + NEWS_MAY_BE_ON_ITS_WAY.toNanos();
    var group = known(board);
    while (!group.withoutCharter(members).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      group = known(board);
    }
    return group;
  }

  private KnownGroup known(SessionView board) {
    return groups.find(board.plan().group().toString()).orElse(KnownGroup.UNHEARD);
  }
}
