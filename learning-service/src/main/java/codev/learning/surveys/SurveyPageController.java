package codev.learning.surveys;

import codev.infra.projections.View;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.survey.InstrumentCatalogue;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.surveys.Questionnaire.Loaded;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the surveys that a person is asked to answer, for that person only. */
@Controller
public class SurveyPageController {
  private final View<Respondent> respondents;
  private final View<ProgrammeSurveys> campaigns;
  private final InstrumentCatalogue instruments;
  private final Clock clock;
  private final ZoneId zone;

  SurveyPageController(
      View<Respondent> respondents,
      View<ProgrammeSurveys> campaigns,
      InstrumentCatalogue instruments,
      Clock clock,
      ZoneId zone) {
    this.respondents = respondents;
    this.campaigns = campaigns;
    this.instruments = instruments;
    this.clock = clock;
    this.zone = zone;
  }

  @GetMapping("/surveys")
  String page(CurrentUser who, Model model) {
    model.addAttribute("surveys", open(who));
    return "surveys/mine";
  }

  /** A fragment of the home page. */
  @GetMapping("/surveys/due")
  String due(CurrentUser who, Model model) {
    model.addAttribute("surveys", open(who));
    return "surveys/mine :: due";
  }

  @GetMapping("/surveys/{survey}/{moment}")
  String form(
      @PathVariable String survey,
      @PathVariable SurveyKind.Moment moment,
      @RequestParam UUID programmeId,
      CurrentUser who,
      Model model) {
    model.addAttribute("survey", questionnaire(who, programmeId, survey, moment));
    return "surveys/form";
  }

  public List<SurveyItem> items(SurveyKind survey) {
    return instruments.of(survey).stream().map(SurveyItem::of).toList();
  }

  /** One that this person may be asked and has not answered; else there is nothing to see. */
  public Questionnaire questionnaire(
      CurrentUser who, UUID programme, String survey, SurveyKind.Moment moment) {
    return respondents
        .find(who.username())
        .filter(respondent -> respondent.programmes().contains(programme))
        .filter(respondent -> !respondent.hasAnswered(programme, survey, moment))
        .flatMap(
            respondent ->
                campaign(programme)
                    .flatMap(campaign -> all(respondent, programme, campaign, survey, moment)))
        .orElseThrow(RefusedException::notFound);
  }

  /**
   * The questionnaire of an instrument that a programme has loaded, if the person may answer it,
   * answered already or not.
   *
   * @param version nothing: the latest
   */
  public Optional<Questionnaire> ofProgramme(
      CurrentUser who,
      UUID programme,
      String survey,
      @Nullable Integer version,
      SurveyKind.Moment moment) {
    var respondent = respondents.find(who.username()).orElse(Respondent.NOBODY);
    return campaign(programme)
        .flatMap(
            campaign ->
                (version == null
                        ? campaign.current().stream()
                            .filter(one -> one.instrument().key().equals(survey))
                            .findFirst()
                        : campaign.version(survey, version))
                    .map(loaded -> questionnaire(respondent, programme, campaign, loaded, moment)));
  }

  private Optional<ProgrammeSurveys> campaign(UUID programme) {
    return campaigns.find(programme.toString());
  }

  private List<Questionnaire> open(CurrentUser who) {
    var today = LocalDate.now(clock.withZone(zone));
    return respondents.find(who.username()).stream()
        .flatMap(
            respondent ->
                respondent.programmes().stream().flatMap(one -> open(respondent, one, today)))
        .toList();
  }

  private Stream<Questionnaire> open(Respondent respondent, UUID programme, LocalDate today) {
    return campaign(programme).stream()
        .flatMap(
            campaign ->
                all(respondent, programme, campaign)
                    .filter(asked -> campaign.isTimeFor(asked.moment(), today)))
        .filter(asked -> !respondent.hasAnswered(programme, asked.survey(), asked.moment()))
        .filter(asked -> !asked.items().isEmpty());
  }

  private Optional<Questionnaire> all(
      Respondent respondent,
      UUID programme,
      ProgrammeSurveys campaign,
      String survey,
      SurveyKind.Moment moment) {
    return all(respondent, programme, campaign)
        .filter(asked -> asked.survey().equals(survey) && asked.moment() == moment)
        .findFirst();
  }

  /** Everybody's surveys, then the programme's own. */
  private Stream<Questionnaire> all(
      Respondent respondent, UUID programme, ProgrammeSurveys campaign) {
    var ours =
        Arrays.stream(SurveyKind.values())
            .flatMap(
                survey ->
                    survey.moments().stream()
                        .map(moment -> questionnaire(programme, campaign, survey, moment)));
    var own =
        campaign.current().stream()
            .flatMap(
                loaded ->
                    loaded.instrument().moments().stream()
                        .map(
                            moment ->
                                questionnaire(respondent, programme, campaign, loaded, moment)));
    return Stream.concat(ours, own);
  }

  private Questionnaire questionnaire(
      UUID programme, ProgrammeSurveys campaign, SurveyKind survey, SurveyKind.Moment moment) {
    return new Questionnaire(
        survey.name(),
        moment,
        programme,
        campaign.name(),
        null,
        items(survey),
        Map.of(),
        List.of());
  }

  private static Questionnaire questionnaire(
      Respondent respondent,
      UUID programme,
      ProgrammeSurveys campaign,
      Loaded loaded,
      SurveyKind.Moment moment) {
    var items =
        loaded.instrument().items().stream()
            .filter(item -> respondent.isAsked(item.audience(), programme))
            .map(SurveyItem::of)
            .toList();
    return new Questionnaire(
        loaded.instrument().key(),
        moment,
        programme,
        campaign.name(),
        loaded,
        items,
        Map.of(),
        List.of());
  }
}
