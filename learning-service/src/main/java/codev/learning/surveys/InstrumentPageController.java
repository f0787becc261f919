package codev.learning.surveys;

import codev.infra.projections.View;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.learning.surveys.Questionnaire.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page of the instruments that a programme has loaded, each in its current version. */
@Controller
public class InstrumentPageController {
  private final View<ProgrammeSurveys> campaigns;
  private final View<Respondent> respondents;
  private final String example = example();

  InstrumentPageController(View<ProgrammeSurveys> campaigns, View<Respondent> respondents) {
    this.campaigns = campaigns;
    this.respondents = respondents;
  }

  /** For those who manage or audit programmes, and for this one's members. */
  @GetMapping("/api/programmes/{id}/instruments")
  @ResponseBody
  List<Loaded> list(@PathVariable UUID id, CurrentUser who) {
    if (!who.is(UserRole.MANAGER) && !who.is(UserRole.AUDITOR) && !isMember(who, id))
      throw RefusedException.forbidden();
    return campaign(id).current();
  }

  @GetMapping("/outcomes/{id}/instruments")
  String page(@PathVariable UUID id, CurrentUser who, Model model) {
    who.mustBe(UserRole.MANAGER);
    var here = new ModelMap();
    fill(here, id);
    model.addAllAttributes(here);
    return "surveys/instruments";
  }

  /** What the page shows of a programme. */
  public void fill(ModelMap model, UUID programme) {
    var campaign = campaign(programme);
    model.addAttribute("programmeId", programme);
    model.addAttribute("programme", campaign.name());
    model.addAttribute("loaded", campaign.current());
    model.addAttribute("example", example);
  }

  private ProgrammeSurveys campaign(UUID programme) {
    return campaigns
        .find(programme.toString())
        .filter(campaign -> campaign.name() != null)
        .orElseThrow(RefusedException::notFound);
  }

  private boolean isMember(CurrentUser who, UUID programme) {
    return respondents
        .find(who.username())
        .filter(respondent -> respondent.programmes().contains(programme))
        .isPresent();
  }

  private static String example() {
    try {
      return new ClassPathResource("instruments/example.json")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
