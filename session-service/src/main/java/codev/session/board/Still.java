package codev.session.board;

import codev.infra.pages.Who;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Draws a session through the room's own templates for another page: to look at, nothing can be
 * done in it.
 */
@Component
public class Still {
  private final Questionnaire questionnaire;
  private final InstantSource clock;

  Still(Questionnaire questionnaire, InstantSource clock) {
    this.questionnaire = questionnaire;
    this.clock = clock;
  }

  /**
   * @param template which finds the session as {@code room}
   */
  public ModelAndView draw(String template, SessionAsSeen seen, Who who) {
    return new Drawing(questionnaire, clock, who).still(template, seen);
  }
}
