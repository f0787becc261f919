package codev.session.accesslog;

import codev.infra.ui.NameOrder;
import codev.infra.web.authority.AuthoritySource;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.session.accesslog.SessionReaders.Opening;
import codev.session.accesslog.SessionReadersQueries.OwnSession;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNameSource;
import codev.session.reference.DisplayNames;
import codev.session.reference.KnownGroupSource;
import codev.session.view.SessionAccess;
import codev.session.view.SessionQueries;
import codev.session.view.SessionView;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** HTML: who has opened the words of one session, and of all sessions of the viewer. */
@Controller
record SessionReadersPageController(
    SessionReadersQueries readers,
    SessionQueries sessions,
    DisplayNameSource names,
    AuthoritySource authorities,
    KnownGroupSource groups) {
  private static final int PAGE_SIZE = 50; // openings

  /**
   * What the page of one session reads.
   *
   * @param shown the latest first
   * @param next how many to leave out on the next page; null on the last
   * @param isInside whether the viewer takes part in the session
   */
  record SessionReadersPageModel(
      SessionView session,
      List<Opening> shown,
      DisplayNames names,
      int people,
      @Nullable Integer next,
      boolean isFirst,
      boolean isInside) {
    public UUID id() {
      return session.session().id().value();
    }
  }

  /**
   * @param skip how many of the latest openings to leave out
   */
  @RequiredAccess(AccessPolicy.SESSION_FOLLOWER)
  @GetMapping("/sessions/{session}/readers")
  ModelAndView ofSession(
      @PathVariable UUID session, @RequestParam(defaultValue = "0") int skip, CurrentUser user) {
    var view = sessions.current(session);
    var all = readers.of(session);
    var remaining = all.stream().skip(Math.max(0, skip)).limit(PAGE_SIZE + 1L).toList();
    var people = all.stream().map(Opening::reader).distinct().toList();
    return new ModelAndView(
        "accesslog/session",
        "readers",
        new SessionReadersPageModel(
            view,
            remaining.stream().limit(PAGE_SIZE).toList(),
            names.of(people),
            people.size(),
            remaining.size() > PAGE_SIZE ? Math.max(0, skip) + PAGE_SIZE : null,
            skip <= 0,
            view.includes(user.username())));
  }

  /**
   * Who else has opened the words of one session of the viewer, also of one that is closed to them
   * since they left its group.
   *
   * @param others by name
   * @param isOpen whether the viewer can open its own page
   */
  record OwnSessionRow(SessionView session, List<String> others, boolean isOpen) {
    public UUID id() {
      return session.session().id().value();
    }
  }

  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping("/sessions/readers")
  ModelAndView ofMine(CurrentUser user) {
    var ownSessions = readers.openedSessionsOf(new Username(user.username()));
    var called =
        names.of(ownSessions.stream().flatMap(SessionReadersPageController::people).toList());
    return new ModelAndView(
        "accesslog/mine",
        "sessions",
        ownSessions.stream().map(each -> row(each, user, called)).toList());
  }

  private static Stream<Username> people(OwnSession ownSession) {
    return ownSession.openings().stream().map(Opening::reader).distinct();
  }

  private OwnSessionRow row(OwnSession ownSession, CurrentUser user, DisplayNames names) {
    var viewer = new Username(user.username());
    Collection<String> others =
        people(ownSession)
            .filter(reader -> !reader.equals(viewer))
            .map(names::of)
            .sorted(NameOrder.alphabetical())
            .toList();
    return new OwnSessionRow(
        ownSession.session(),
        List.copyOf(others),
        SessionAccess.isFollower(user, authorities, groups, ownSession.session()));
  }
}
