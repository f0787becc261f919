package codev.group.evidence.training;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.command.ProgrammeCommand.DescribeTraining;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.TrainingDescription;
import codev.group.evidence.EvidenceArchive;
import codev.group.evidence.EvidenceCollector;
import codev.group.evidence.EvidenceItem;
import codev.group.evidence.TrainingProviderProperties;
import codev.group.evidence.archive.EvidenceArchiveUseCase;
import codev.group.evidence.proof.DocumentProofs;
import codev.group.programme.FormValidator;
import codev.group.programme.ProgrammeQueries;
import codev.group.programme.ProgrammeView;
import codev.group.programme.SubmittedFields;
import codev.infra.documents.seal.DocumentSeal;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.ZoneId;
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

/** Page of a programme's evidence for auditors, on which its manager describes the training. */
@Controller
@RequestMapping("/programmes/{programme}/evidence")
record TrainingEvidencePageController(
    CommandSender commands,
    ProgrammeQueries programmeQueries,
    ProgrammeAccess access,
    EvidenceArchive archive,
    EvidenceCollector collector,
    EvidenceArchiveUseCase archives,
    TrainingProviderProperties settings,
    DocumentProofs proofs,
    DocumentSeal seal,
    FormValidator validator,
    ZoneId zone,
    Clock clock) {
  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping
  ModelAndView page(@PathVariable UUID programme, CurrentUser user) {
    var current = programmeQueries.programme(new ProgrammeId(programme), user);
    return formPage("evidence/training", current, typed(current.training()), Map.of(), user);
  }

  @RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
  @PostMapping
  Object describe(
      @PathVariable UUID programme,
      @ModelAttribute TrainingDescriptionForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language) {
    var current = programmeQueries.currentProgramme(new ProgrammeId(programme), user);
    var errors =
        FormValidator.inOrder(
            validator.validate(form, unreadable, language), TrainingDescriptionForm.class);
    if (errors.isEmpty()) {
      var result =
          commands.send(
              new DescribeTraining(
                  current.id(), form.read(), new Username(user.username()), clock.instant()));
      return RedirectAfterPost.to(
          "/programmes/" + programme + "/evidence", result.position(), inPlace);
    }
    var view = inPlace ? "evidence/training :: form" : "evidence/training";
    var page = formPage(view, current, new SubmittedFields(sent), errors, user);
    if (!inPlace) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView formPage(
      String view,
      ProgrammeView programme,
      SubmittedFields submitted,
      Map<String, String> errors,
      CurrentUser user) {
    var page = new ModelAndView(view);
    page.addObject("programme", programme);
    page.addObject("typed", submitted);
    page.addObject("errors", errors);
    page.addObject("natures", TrainingDescription.Nature.values());
    page.addObject("usual", usual(programme));
    page.addObject("missing", missing(settings.completing(programme.training())));
    page.addObject("seal", seal.certificate().orElse(null));
    boolean isManager = access.mayManage(user, programme.id());
    var items = collector.of(programme.id());
    page.addObject("isManager", isManager);
    page.addObject(
        "certificates", isManager ? ofType(EvidenceItem.Type.CERTIFICATE, items) : List.of());
    page.addObject("sheets", ofType(EvidenceItem.Type.ATTENDANCE_SHEET, items));
    page.addObject("hasProofs", proofs.areMade());
    page.addObject("files", archive.fileCount(items, isManager));
    page.addObject("isLarge", archives.isLarge(EvidenceArchive.documentCount(items, isManager)));
    page.addObject("archives", archives.of(programme.id(), isManager));
    page.addObject("zone", zone);
    return page;
  }

  private static List<EvidenceItem> ofType(EvidenceItem.Type type, List<EvidenceItem> items) {
    return items.stream().filter(item -> item.type() == type).toList();
  }

  /** The values used where a field is left empty. */
  private Map<String, @Nullable String> usual(ProgrammeView programme) {
    var usual = fields(settings.completing(TrainingDescription.EMPTY));
    usual.put("action", programme.settings().name());
    return usual;
  }

  /** What a certificate would leave to be filled in by hand. */
  private static List<String> missing(TrainingDescription training) {
    var missing = new ArrayList<String>();
    fields(training)
        .forEach(
            (field, value) -> {
              if (value == null && !field.equals("action")) missing.add(field);
            });
    return missing;
  }

  private static SubmittedFields typed(TrainingDescription training) {
    var typed = new LinkedHashMap<String, String>();
    fields(training)
        .forEach(
            (field, value) -> {
              if (value != null) typed.put(field, value);
            });
    typed.put(
        "nature",
        (training.nature() == null ? TrainingDescription.Nature.TRAINING : training.nature())
            .name());
    return SubmittedFields.prefilled(typed);
  }

  private static Map<String, @Nullable String> fields(TrainingDescription training) {
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
