package codev.session.room;

import codev.infra.web.security.CurrentUser;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import codev.session.reference.Questionnaire;
import codev.session.response.SessionResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Draws a session for one viewer: the whole page, or one part of it through the very template that
 * the page was drawn with. A stream draws in one request, and what it drew with before would show
 * again: so whatever one part needs is told to all others, as nothing.
 */
record SessionPageRenderer(Questionnaire questionnaire, InstantSource clock, CurrentUser who) {

  ModelAndView page(SessionResponse seen) {
    return new ModelAndView("board/room", "room", room(seen, false));
  }

  ModelAndView part(PageSection part, SessionResponse seen) {
    return new ModelAndView("board/" + part.key() + " :: part", "room", room(seen, false))
        .addObject("addition", null);
  }

  /** As it stood: to look at, nothing can be done in it. */
  ModelAndView still(String template, SessionResponse seen) {
    return new ModelAndView(template, "room", room(seen, true));
  }

  /** One more thing said, with the place where it goes; empty if that is not on the page yet. */
  Optional<ModelAndView> said(ContributionId said, SessionResponse seen) {
    var room = room(seen, false);
    return room.addition(said)
        .map(
            addition ->
                new ModelAndView(
                    "board/talk :: addition", Map.of("room", room, "addition", addition)));
  }

  /** What is to be said of time, if anything. */
  ModelAndView signal(@Nullable TimeSignal signal) {
    var signals = signal == null ? List.of() : List.of(signal);
    return new ModelAndView("board/signal :: part", "signals", signals);
  }

  private SessionPageModel room(SessionResponse seen, boolean isStill) {
    return new SessionPageModel(
        seen,
        new Username(who.username()),
        questionnaire.with(seen.items()),
        clock.instant(),
        isStill);
  }
}
