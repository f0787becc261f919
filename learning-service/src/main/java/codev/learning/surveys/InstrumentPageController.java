package codev.learning.surveys;

import codev.infra.projections.ReadModel;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
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
  private final ReadModel<ProgrammeSurveys> surveys;
  private final String example = example();

  InstrumentPageController(ReadModel<ProgrammeSurveys> surveys) {
    this.surveys = surveys;
  }

  /** For those who manage or audit programmes, and for this one's members. */
  @RequiredAccess(AccessPolicy.INSTRUMENT_READER)
  @GetMapping("/api/programmes/{id}/instruments")
  @ResponseBody
  List<Loaded> list(@PathVariable UUID id) {
    return surveys(id).current();
  }

  @RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
  @GetMapping("/outcomes/{id}/instruments")
  String page(@PathVariable UUID id, Model model) {
    var pageModel = new ModelMap();
    fill(pageModel, id);
    model.addAllAttributes(pageModel);
    return "surveys/instruments";
  }

  /** What the page shows of a programme. */
  public void fill(ModelMap model, UUID programme) {
    var surveys = surveys(programme);
    model.addAttribute("programmeId", programme);
    model.addAttribute("programme", surveys.name());
    model.addAttribute("loaded", surveys.current());
    model.addAttribute("example", example);
  }

  private ProgrammeSurveys surveys(UUID programme) {
    return surveys
        .find(programme.toString())
        .filter(surveys -> surveys.name() != null)
        .orElseThrow(RefusedException::notFound);
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
