package codev.session.room;

import codev.infra.web.security.CurrentUser;
import codev.session.reference.EvaluationQuestionnaire;
import codev.session.response.SessionResponse;
import codev.session.room.section.EntryRenderer;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Renders a session through the page's own templates for another page, for looking only. */
@Component
public class ReadOnlySessionRenderer {
  private final EvaluationQuestionnaire questionnaire;
  private final EntryRenderer entryRenderer;
  private final InstantSource clock;

  ReadOnlySessionRenderer(
      EvaluationQuestionnaire questionnaire, EntryRenderer entryRenderer, InstantSource clock) {
    this.questionnaire = questionnaire;
    this.entryRenderer = entryRenderer;
    this.clock = clock;
  }

  /**
   * @param template finds the session's page model as {@code room}
   */
  public ModelAndView render(String template, SessionResponse session, CurrentUser user) {
    return new SessionPageRenderer(questionnaire, entryRenderer, clock, user)
        .readOnly(template, session);
  }
}
