package codev.learning.surveys;

import codev.infra.pages.Declined;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.infra.views.Views;
import codev.learning.domain.Instruments;
import codev.learning.domain.Survey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody is asked, to themselves only. */
@Controller
public class MySurveys {
  private final View<Respondent> respondents;
  private final View<Campaign> campaigns;
  private final Instruments instruments;

  MySurveys(Views views, Instruments instruments) {
    respondents = views.project(new Respondent.Respondents());
    campaigns = views.project(new Campaign.Campaigns());
    this.instruments = instruments;
  }

  @GetMapping("/surveys")
  String page(Who who, Model model) {
    model.addAttribute("surveys", open(who, LocalDate.now(ZoneOffset.UTC)));
    return "surveys/mine";
  }

  /** A part of the page that somebody comes in by. */
  @GetMapping("/surveys/due")
  String due(Who who, Model model) {
    model.addAttribute("surveys", open(who, LocalDate.now(ZoneOffset.UTC)));
    return "surveys/mine :: due";
  }

  @GetMapping("/surveys/{survey}/{moment}")
  String form(
      @PathVariable Survey survey,
      @PathVariable Survey.Moment moment,
      @RequestParam UUID programmeId,
      Who who,
      Model model) {
    model.addAttribute("survey", questionnaire(who, programmeId, survey, moment));
    return "surveys/form";
  }

  /** One that this person may be asked and has not answered; else there is nothing to see. */
  public Questionnaire questionnaire(Who who, UUID programme, Survey survey, Survey.Moment moment) {
    return respondents
        .find(who.username())
        .filter(_ -> survey.moments().contains(moment))
        .filter(respondent -> respondent.programmes().contains(programme))
        .filter(respondent -> !respondent.hasAnswered(programme, survey, moment))
        .map(_ -> questionnaire(programme, survey, moment))
        .orElseThrow(Declined::notFound);
  }

  private List<Questionnaire> open(Who who, LocalDate today) {
    return respondents.find(who.username()).stream()
        .flatMap(
            respondent ->
                respondent.programmes().stream()
                    .flatMap(
                        programme ->
                            open(programme, today)
                                .filter(
                                    asked ->
                                        !respondent.hasAnswered(
                                            programme, asked.survey(), asked.moment()))))
        .toList();
  }

  private Stream<Questionnaire> open(UUID programme, LocalDate today) {
    return campaigns.find(programme.toString()).stream()
        .flatMap(
            campaign ->
                Arrays.stream(Survey.values())
                    .flatMap(
                        survey ->
                            survey.moments().stream()
                                .filter(moment -> campaign.isTimeFor(moment, today))
                                .map(moment -> questionnaire(programme, survey, moment))));
  }

  private Questionnaire questionnaire(UUID programme, Survey survey, Survey.Moment moment) {
    var name = campaigns.find(programme.toString()).map(Campaign::name).orElse(null);
    var items = instruments.of(survey);
    return new Questionnaire(survey, moment, programme, name, items, Map.of(), List.of());
  }
}
