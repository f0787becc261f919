package codev.session.board;

import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.Histories;
import codev.infra.eventstore.Recorded;
import codev.infra.pages.Declined;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.session.domain.SessionEvent;
import codev.session.groups.Naming;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the board that a person asks for, as it is now or as it was, and shows what that person may
 * see of it.
 */
@Component
public class Looking {
  private final View<Board> boards;
  private final LiveBoards live;
  private final Histories histories;
  private final Seals seals;
  private final Naming naming;
  private final InstantSource clock;

  Looking(
      View<Board> boards,
      LiveBoards live,
      Histories histories,
      Seals seals,
      Naming naming,
      InstantSource clock) {
    this.boards = boards;
    this.live = live;
    this.histories = histories;
    this.seals = seals;
    this.naming = naming;
    this.clock = clock;
  }

  /** As the view has it now. */
  public SessionAsSeen at(UUID session, Who who) {
    return show(boards.find(session.toString()).orElseThrow(Declined::notFound), who);
  }

  /**
   * As it stood after its first events, folded from the history; times are those of that moment.
   * Who may see it, and what has been hidden, is as of today: nobody reads in the past what was
   * taken from them.
   */
  public SessionAsSeen at(UUID session, Who who, int version) {
    return at(who, history(session, 0), version);
  }

  /** The same, of a whole history that is at hand. */
  public SessionAsSeen at(Who who, List<Recorded<SessionEvent>> all, int version) {
    var events = all.stream().filter(r -> r.sequence() < version).toList();
    if (events.isEmpty()) throw Declined.notFound();
    var board = Objects.requireNonNull(advance(null, events));
    var today = Objects.requireNonNull(advance(board, all));
    var names = naming.of(today.mentioned());
    return Eyes.look(who, board, today, seals, names, events.getLast().at())
        .orElseThrow(Declined::notFound);
  }

  /** The events from a version on. */
  public List<Recorded<SessionEvent>> history(UUID session, long fromVersion) {
    return histories.of(SessionEvent.class, session.toString(), fromVersion);
  }

  /** What whoever has seen a version has missed, whether the view has folded it yet or not. */
  LiveBoards.Missed since(UUID session, int version) {
    return live.since(session, version).orElseThrow(Declined::notFound);
  }

  SessionAsSeen show(Board board, Who who) {
    var names = naming.of(board.mentioned());
    return Eyes.look(who, board, seals, names, clock.instant()).orElseThrow(Declined::notFound);
  }

  Instant now() {
    return clock.instant();
  }

  private static @Nullable Board advance(
      @Nullable Board board, List<Recorded<SessionEvent>> events) {
    var advanced = board;
    for (var r : events) advanced = Board.after(advanced, r.event(), r.sequence(), r.position());
    return advanced;
  }
}
