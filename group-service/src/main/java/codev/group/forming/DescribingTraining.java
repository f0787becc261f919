package codev.group.forming;

import codev.group.domain.GroupCommand.DescribeTraining;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Training;
import codev.group.domain.Username;
import codev.group.evidence.EvidenceSettings;
import codev.group.roster.ProgrammeCard;
import codev.group.roster.Roster;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an auditor is shown of a programme, and what its manager says there of the training. */
@Controller
@RequestMapping("/programmes/{programme}/evidence")
class DescribingTraining {
  private final Commands commands;
  private final Roster roster;
  private final EvidenceSettings settings;
  private final Mistakes mistakes;
  private final Clock clock;

  DescribingTraining(
      Commands commands, Roster roster, EvidenceSettings settings, Mistakes mistakes, Clock clock) {
    this.commands = commands;
    this.roster = roster;
    this.settings = settings;
    this.mistakes = mistakes;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView page(@PathVariable UUID programme, Who who) {
    who.mustBe(Role.MANAGER, Role.AUDITOR);
    var card = roster.programme(new ProgrammeId(programme), who);
    return drawn("forming/training", card, typed(card.training()), Map.of(), who);
  }

  @PostMapping
  Object describe(
      @PathVariable UUID programme,
      @ModelAttribute TrainingForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      Who who,
      Locale language) {
    who.mustBe(Role.MANAGER);
    var card = roster.programme(new ProgrammeId(programme), who);
    var errors = Mistakes.inOrder(mistakes.in(form, unreadable, language), TrainingForm.class);
    if (errors.isEmpty()) {
      var receipt =
          commands.send(
              new DescribeTraining(
                  card.id(), form.read(), new Username(who.username()), clock.instant()));
      return Onward.to("/programmes/" + programme + "/evidence", receipt.position(), inPlace);
    }
    var view = inPlace ? "forming/training :: form" : "forming/training";
    var page = drawn(view, card, new Typed(sent), errors, who);
    if (!inPlace) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView drawn(
      String view, ProgrammeCard programme, Typed typed, Map<String, String> errors, Who who) {
    var page = new ModelAndView(view);
    page.addObject("programme", programme);
    page.addObject("typed", typed);
    page.addObject("errors", errors);
    page.addObject("natures", Training.Nature.values());
    page.addObject("usual", usual(programme));
    page.addObject("missing", missing(settings.completing(programme.training())));
    page.addObject("isManager", who.is(Role.MANAGER));
    return page;
  }

  /** What is said where a field is left empty. */
  private Map<String, @Nullable String> usual(ProgrammeCard programme) {
    var usual = fields(settings.completing(Training.UNTOLD));
    usual.put("action", programme.frame().name());
    return usual;
  }

  /** What a certificate would leave to be filled in by hand. */
  private static List<String> missing(Training training) {
    var missing = new ArrayList<String>();
    fields(training)
        .forEach(
            (field, value) -> {
              if (value == null && !field.equals("action")) missing.add(field);
            });
    return missing;
  }

  private static Typed typed(Training training) {
    var typed = new LinkedHashMap<String, String>();
    fields(training)
        .forEach(
            (field, value) -> {
              if (value != null) typed.put(field, value);
            });
    typed.put(
        "nature",
        (training.nature() == null ? Training.Nature.TRAINING : training.nature()).name());
    return Typed.usually(typed);
  }

  private static Map<String, @Nullable String> fields(Training training) {
    var fields = new LinkedHashMap<String, @Nullable String>();
    fields.put("provider", training.provider());
    fields.put("declaration", training.declaration());
    fields.put("signatory", training.signatory());
    fields.put("town", training.town());
    fields.put("organisation", training.organisation());
    fields.put("action", training.action());
    return fields;
  }
}
