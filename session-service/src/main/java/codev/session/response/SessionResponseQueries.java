package codev.session.response;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.EventReader;
import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.View;
import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionEvent;
import codev.session.reference.DisplayNameSource;
import codev.session.view.LiveSessionCache;
import codev.session.view.SessionView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Finds the board that a person asks for, as it is now or as it was, and shows what that person may
 * see of it.
 */
@Component
public class SessionResponseQueries {
  private final View<SessionView> boards;
  private final LiveSessionCache live;
  private final EventReader histories;
  private final TextEncryption seals;
  private final DisplayNameSource naming;
  private final MessageSource messages;
  private final InstantSource clock;

  SessionResponseQueries(
      View<SessionView> boards,
      LiveSessionCache live,
      EventReader histories,
      TextEncryption seals,
      DisplayNameSource naming,
      MessageSource messages,
      InstantSource clock) {
    this.boards = boards;
    this.live = live;
    this.histories = histories;
    this.seals = seals;
    this.naming = naming;
    this.messages = messages;
    this.clock = clock;
  }

  /** As the view has it now. */
  public SessionResponse at(UUID session, CurrentUser who) {
    var board = boards.find(session.toString()).orElseThrow(RequestRejectedException::notFound);
    return show(board, who, LocaleContextHolder.getLocale());
  }

  /**
   * As it stood after its first events, folded from the history; times are those of that moment.
   * Who may see it, and what has been hidden, is as of today: nobody reads in the past what was
   * taken from them.
   */
  public SessionResponse at(UUID session, CurrentUser who, int version) {
    return at(who, history(session, 0), version);
  }

  /** The same, of a whole history that is at hand. */
  public SessionResponse at(CurrentUser who, List<RecordedEvent<SessionEvent>> all, int version) {
    var events = all.stream().filter(r -> r.sequence() < version).toList();
    if (events.isEmpty()) throw RequestRejectedException.notFound();
    var board = Objects.requireNonNull(advance(null, events));
    var today = Objects.requireNonNull(advance(board, all));
    var names = naming.of(today.mentioned());
    var sentences = new RuleSentences(messages, LocaleContextHolder.getLocale());
    return SessionResponseMapper.look(
            who, board, today, seals, names, sentences, events.getLast().at())
        .orElseThrow(RequestRejectedException::notFound);
  }

  /** The events from a version on. */
  public List<RecordedEvent<SessionEvent>> history(UUID session, long fromVersion) {
    return histories.of(SessionEvent.class, session.toString(), fromVersion);
  }

  /** What whoever has seen a version has missed, whether the view has folded it yet or not. */
  public LiveSessionCache.Missed since(UUID session, int version) {
    return live.since(session, version).orElseThrow(RequestRejectedException::notFound);
  }

  /**
   * @param language of the reader: a stream has a thread of its own, which knows of no request
   */
  public SessionResponse show(SessionView board, CurrentUser who, Locale language) {
    var names = naming.of(board.mentioned());
    var sentences = new RuleSentences(messages, language);
    return SessionResponseMapper.look(who, board, seals, names, sentences, clock.instant())
        .orElseThrow(RequestRejectedException::notFound);
  }

  public Instant now() {
    return clock.instant();
  }

  private static @Nullable SessionView advance(
      @Nullable SessionView board, List<RecordedEvent<SessionEvent>> events) {
    var advanced = board;
    for (var r : events)
      advanced = SessionView.after(advanced, r.event(), r.sequence(), r.position());
    return advanced;
  }
}
