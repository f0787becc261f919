package codev.session.room;

import codev.infra.web.security.CurrentUser;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import codev.session.reference.EvaluationQuestionnaire;
import codev.session.response.SessionResponse;
import codev.session.room.section.EntryRenderer;
import codev.session.room.section.SessionPageModel;
import codev.session.room.section.SessionPageViewer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Renders a session for one viewer: the whole page, or one section through the template with which
 * the page was drawn. A stream renders several times in one request, and its model attributes
 * remain: so what one template needs is set to null for the others.
 */
record SessionPageRenderer(
    EvaluationQuestionnaire questionnaire,
    EntryRenderer entryRenderer,
    InstantSource clock,
    CurrentUser user) {

  ModelAndView page(SessionResponse session) {
    return new ModelAndView("room/page", "room", model(session, false));
  }

  ModelAndView section(PageSection section, SessionResponse session) {
    return new ModelAndView(section.template() + " :: section", "room", model(session, false))
        .addObject("addition", null);
  }

  /** For looking only: nothing can be done in it. */
  ModelAndView readOnly(String template, SessionResponse session) {
    return new ModelAndView(template, "room", model(session, true));
  }

  /** One more contribution and its place on the page; empty if the page does not show it yet. */
  Optional<ModelAndView> addition(ContributionId contribution, SessionResponse session) {
    var model = model(session, false);
    return model
        .addition(contribution)
        .map(
            addition ->
                new ModelAndView(
                    "room/discussion :: addition", Map.of("room", model, "addition", addition)));
  }

  /**
   * The contributions of an earlier step, as far as this reader sees them: none if there is no such
   * step, or if it runs again.
   *
   * @param first of them
   */
  ModelAndView folded(ContributionId first, SessionResponse session) {
    var model = model(session, false);
    return new ModelAndView("room/discussion :: folded", "room", model)
        .addObject("contributions", model.earlierFrom(first));
  }

  /**
   * The notice about the step's time, if there is one.
   *
   * @param stepName the programme's own name of the step, if it has one
   */
  ModelAndView signal(@Nullable StepTimeNotice signal, @Nullable String stepName) {
    var signals = signal == null ? List.of() : List.of(signal);
    return new ModelAndView("room/signal :: section", "signals", signals)
        .addObject("ownName", stepName);
  }

  private SessionPageModel model(SessionResponse session, boolean readOnly) {
    return new SessionPageModel(
        session,
        new SessionPageViewer(session, new Username(user.username()), readOnly),
        questionnaire.with(session.header().items()),
        clock.instant(),
        entryRenderer);
  }
}
