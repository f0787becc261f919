package codev.group.retention;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.person.Username;
import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.EmailProperties;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Pages of what data is kept and until when, of a programme and of the organisation, on which
 * another period is asked for.
 */
@Controller
record RetentionPageController(
    RetentionQueries retention,
    IdentityErasureQueries identities,
    RetentionUseCase setRetention,
    ProgrammeQueries programmes,
    ProgrammeAccess access,
    EmailProperties emails,
    ZoneId zone) {
  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping("/programmes/{programme}/retention")
  String ofProgramme(@PathVariable UUID programme, CurrentUser user, Model model) {
    var current = programmes.programme(new ProgrammeId(programme), user);
    model.addAttribute("programme", current);
    model.addAttribute("people", identities.ofProgramme(current.id()));
    var schedule = retention.ofProgramme(current.id(), current.settings().endsOn());
    return page(schedule, path(programme), access.mayManage(user, current.id()), model);
  }

  @RequiredAccess(AccessPolicy.ORGANISATION_OPERATOR)
  @GetMapping("/retention")
  String ofOrganisation(CurrentUser user, Model model) {
    var mayChange = access.administersOrganisation(user);
    return page(retention.ofOrganisation(), path(null), mayChange, model);
  }

  private String page(RetentionSchedule schedule, String path, boolean mayChange, Model model) {
    model.addAttribute("lines", schedule.lines());
    model.addAttribute("path", path);
    model.addAttribute("mayChange", mayChange);
    model.addAttribute("classes", RetentionClass.values());
    model.addAttribute("bases", LegalBasis.values());
    model.addAttribute("lowest", RetentionPeriod.LOWEST);
    model.addAttribute("highest", RetentionPeriod.HIGHEST);
    model.addAttribute("emailsKept", emails.kept().toDays());
    model.addAttribute("zone", zone);
    return "retention/page";
  }

  @RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
  @PostMapping("/programmes/{programme}/retention")
  ResponseEntity<Void> setInProgramme(
      @PathVariable UUID programme,
      @Valid @ModelAttribute RetentionRequest form,
      CurrentUser user) {
    return set(programme, form, user);
  }

  @RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
  @PostMapping("/retention")
  ResponseEntity<Void> setInOrganisation(
      @Valid @ModelAttribute RetentionRequest form, CurrentUser user) {
    return set(null, form, user);
  }

  private ResponseEntity<Void> set(
      @Nullable UUID programme, RetentionRequest form, CurrentUser user) {
    var set =
        setRetention.set(
            programme == null ? null : new ProgrammeId(programme),
            form.dataClass(),
            form.period(),
            new Username(user.username()));
    return RedirectAfterPost.to(set.pageAddress(path(programme)), set.position());
  }

  private static String path(@Nullable UUID programme) {
    return programme == null ? "/retention" : "/programmes/" + programme + "/retention";
  }
}
