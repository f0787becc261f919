package codev.learning.surveys;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.projections.ReadModel;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.LearningServiceCommand.LoadInstrument;
import codev.learning.domain.RuleViolationException;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.InstrumentItem.Audience;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.ProgrammeInstrument.Question;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.surveys.Questionnaire.Loaded;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Page on which a programme's managers write an instrument without a file. It works without a
 * script: each button sends the whole form, and nothing is kept before it is saved.
 */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record InstrumentDraftPageController(
    ReadModel<ProgrammeSurveys> surveys,
    CommandSender commands,
    MessageSource texts,
    JsonMapper json,
    InstantSource clock) {
  private static final Pattern OF_AN_ITEM = Pattern.compile("items\\[(\\d+)]\\.(\\w+)");

  /** Refusals of a file that would name what only a file has. */
  private static final Set<String> FILE_ONLY_REFUSALS =
      Set.of("loading.moments", "loading.for-all", "loading.same-question");

  /**
   * @param anchor id of the field that it is about; null where it is about none
   * @param place the field's label
   */
  record DraftError(@Nullable String anchor, String place, String message) {}

  /**
   * @param basedOn key of an instrument whose next version is written; null: a new instrument
   */
  @GetMapping("/outcomes/{id}/instruments/draft")
  ModelAndView begin(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String basedOn) {
    var surveys = surveys(id);
    var draft =
        basedOn == null
            ? InstrumentDraft.empty()
            : surveys.current().stream()
                .map(Loaded::instrument)
                .filter(instrument -> instrument.key().equals(basedOn))
                .map(InstrumentDraft::of)
                .findFirst()
                .orElseThrow(RefusedException::notFound);
    return page(id, surveys, draft, null, List.of());
  }

  /**
   * @param edit what the button does: {@code preview}, {@code save}, or an edit of the questions
   */
  @PostMapping("/outcomes/{id}/instruments/draft")
  Object edit(
      @PathVariable UUID id,
      @ModelAttribute InstrumentDraft draft,
      @RequestParam(defaultValue = "preview") String edit,
      CurrentUser user,
      Locale language) {
    var surveys = surveys(id);
    boolean isSaved = edit.equals("save");
    if (!isSaved && !edit.equals("preview"))
      return page(id, surveys, draft.edited(edit, used(surveys, draft)), null, List.of());
    try {
      var keys = surveys.current().stream().map(survey -> survey.instrument().key());
      var named = draft.named(keys.collect(Collectors.toSet()));
      var instrument = InstrumentFileParser.read(named.asFile(json), json);
      return isSaved
          ? RedirectAfterPost.to(
              "/outcomes/" + id + "/instruments", save(id, instrument, user), false)
          : page(id, surveys, draft, instrument, List.of());
    } catch (InvalidInstrumentFileException e) {
      return page(
          id,
          surveys,
          draft,
          null,
          e.errors().stream().map(wrong -> correction(wrong, language)).toList());
    } catch (RuleViolationException e) {
      var why = texts.getMessage(e.violation().key(), e.arguments().toArray(), language);
      return page(id, surveys, draft, null, List.of(new DraftError(null, "", why)));
    }
  }

  private long save(UUID programme, ProgrammeInstrument instrument, CurrentUser user) {
    return commands
        .send(
            new LoadInstrument(
                new ProgrammeId(programme),
                instrument,
                new Username(user.username()),
                clock.instant()))
        .position();
  }

  private ModelAndView page(
      UUID programme,
      ProgrammeSurveys surveys,
      InstrumentDraft draft,
      @Nullable ProgrammeInstrument preview,
      List<DraftError> corrections) {
    var page =
        new ModelAndView(
            "surveys/draft",
            corrections.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    page.addObject("programmeId", programme);
    page.addObject("programme", surveys.name());
    page.addObject("draft", draft);
    page.addObject("preview", preview);
    page.addObject("corrections", corrections);
    page.addObject("allMoments", SurveyKind.Moment.values());
    page.addObject("audiences", List.of(Audience.ALL, Audience.CLIENT));
    page.addObject(
        "notApplicable",
        Map.of("fr", notApplicable(Locale.FRENCH), "en", notApplicable(Locale.UK)));
    return page;
  }

  private String notApplicable(Locale language) {
    return texts.getMessage("surveys.not-applicable", null, language);
  }

  /** In all versions: a question that returns under a former key would get its figures. */
  private static Set<String> used(ProgrammeSurveys surveys, InstrumentDraft draft) {
    return surveys.loaded().stream()
        .map(Loaded::instrument)
        .filter(instrument -> instrument.key().equals(draft.key()))
        .flatMap(instrument -> instrument.items().stream())
        .map(Question::key)
        .collect(Collectors.toSet());
  }

  private DraftError correction(InstrumentFileError error, Locale language) {
    var sentence =
        FILE_ONLY_REFUSALS.contains(error.sentence())
            ? error.sentence().replaceFirst("^loading", "surveys.draft")
            : error.sentence();
    var field = error.field().replaceFirst("\\[\\d+]$", "");
    return new DraftError(
        field.replace("[", "-").replace("].", "-").replace('.', '-'),
        place(field, language),
        texts.getMessage(sentence, error.arguments().toArray(), language));
  }

  private String place(String field, Locale language) {
    var matcher = OF_AN_ITEM.matcher(field);
    if (!matcher.matches()) return texts.getMessage("surveys.draft.field." + field, null, language);
    return texts.getMessage(
        "surveys.draft.place",
        new Object[] {
          Integer.parseInt(matcher.group(1)) + 1,
          texts.getMessage("surveys.draft.field.items." + matcher.group(2), null, language)
        },
        language);
  }

  private ProgrammeSurveys surveys(UUID programme) {
    return surveys
        .find(programme.toString())
        .filter(known -> known.name() != null)
        .orElseThrow(RefusedException::notFound);
  }
}
