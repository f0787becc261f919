package codev.session.room;

import codev.infra.web.security.CurrentUser;
import codev.session.reference.Questionnaire;
import codev.session.response.SessionResponse;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Draws a session through the room's own templates for another page: to look at, nothing can be
 * done in it.
 */
@Component
public class ReadOnlySessionPage {
  private final Questionnaire questionnaire;
  private final InstantSource clock;

  ReadOnlySessionPage(Questionnaire questionnaire, InstantSource clock) {
    this.questionnaire = questionnaire;
    this.clock = clock;
  }

  /**
   * @param template which finds the session as {@code room}
   */
  public ModelAndView draw(String template, SessionResponse seen, CurrentUser who) {
    return new SessionPageRenderer(questionnaire, clock, who).still(template, seen);
  }
}
