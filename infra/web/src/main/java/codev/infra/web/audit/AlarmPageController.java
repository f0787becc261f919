package codev.infra.web.audit;

import codev.infra.eventstore.alarm.Alarms;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A fragment of the administrators' home page: that this service answers, and the alarms that no
 * operator has acknowledged. It stands below the page of the log.
 */
@Controller
@RequestMapping("${codev.audit.page}/alarms")
@RequiredAccess(AccessPolicy.ORGANISATION_OPERATOR)
public class AlarmPageController {
  private final Alarms alarms;
  private final String log;

  /**
   * @param page of the log, e.g. {@code /audit/sessions}
   */
  public AlarmPageController(Alarms alarms, String page) {
    this.alarms = alarms;
    this.log = page.substring(page.lastIndexOf('/') + 1);
  }

  @GetMapping
  String lines(Model model) {
    model.addAttribute("log", log);
    model.addAttribute("alarms", alarms.open());
    return "pages/alarms :: lines";
  }
}
