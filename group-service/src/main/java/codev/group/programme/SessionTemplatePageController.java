package codev.group.programme;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.template.SessionTemplate;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of a programme's session templates. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_VIEWER)
record SessionTemplatePageController(
    ProgrammeQueries programmeQueries, ProgrammeAccess access, Clock clock, ZoneId zone) {
  private static final int MOST_QUESTIONS = 20;

  /**
   * @param basedOn the template that the form is filled in from
   * @param questions how many more there are to fill in
   */
  @GetMapping("/programmes/{id}/templates")
  String templates(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String basedOn,
      @RequestParam(defaultValue = "0") int questions,
      CurrentUser user,
      Model model) {
    var programme = programmeQueries.programme(new ProgrammeId(id), user);
    model.addAttribute("programme", programme);
    model.addAttribute("templates", programme.templates().newest());
    model.addAttribute("isManager", access.mayManage(user, programme.id()));
    model.addAttribute(
        "isOver", programme.settings().isOverOn(LocalDate.now(clock.withZone(zone))));
    model.addAttribute("programmeId", id);
    model.addAttribute("base", base(programme, basedOn));
    model.addAttribute("basedOn", basedOn);
    model.addAttribute("questions", Math.clamp(questions, 0, MOST_QUESTIONS));
    model.addAttribute("audiences", SessionTemplate.Audience.values());
    return "programme/templates";
  }

  /**
   * The form again, with its questions edited or a preview; nothing is kept before it is saved.
   *
   * @param edit {@code preview}, or an edit of the questions
   */
  @RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
  @PostMapping("/programmes/{programme}/templates/draft")
  String edit(
      @PathVariable UUID programme,
      @ModelAttribute SessionTemplateDraft draft,
      @RequestParam(defaultValue = "preview") String edit,
      Model model) {
    model.addAttribute("programmeId", programme);
    model.addAttribute("base", draft.edited(edit).template());
    model.addAttribute("basedOn", draft.basedOn());
    model.addAttribute("questions", 0);
    model.addAttribute("audiences", SessionTemplate.Audience.values());
    model.addAttribute("previewed", edit.equals("preview"));
    return "programme/template-form :: template";
  }

  private static @Nullable SessionTemplate base(ProgrammeView programme, @Nullable String basedOn) {
    if (basedOn == null) return null;
    return programme.templates().find(new SessionTemplate.Key(basedOn)).orElse(null);
  }
}
