package codev.group.grants;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.programme.FormValidator;
import codev.group.programme.SubmittedFields;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import java.time.ZoneId;
import java.util.HashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Page of access rights, of one programme or of all that the viewer manages or audits: who has
 * which, why, and forms that give and revoke them.
 */
@Controller
record GrantPageController(
    GrantUseCase grants,
    GrantPageQueries rights,
    ProgrammeAccess access,
    DirectoryQueries directory,
    FormValidator validator,
    ZoneId zone) {
  @RequiredAccess(AccessPolicy.GRANT_REVIEWER)
  @GetMapping("/grants")
  ModelAndView all(CurrentUser user) {
    return page(null, blank(), Map.of(), user);
  }

  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping("/programmes/{programme}/grants")
  ModelAndView ofProgramme(@PathVariable UUID programme, CurrentUser user) {
    return page(programme, blank(), Map.of(), user);
  }

  @RequiredAccess(AccessPolicy.MANAGER_ROLE)
  @PostMapping("/grants")
  Object give(
      @ModelAttribute GrantForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      CurrentUser user,
      Locale language) {
    return give(null, form, unreadable, sent, user, language);
  }

  @RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
  @PostMapping("/programmes/{programme}/grants")
  Object giveInProgramme(
      @PathVariable UUID programme,
      @ModelAttribute GrantForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      CurrentUser user,
      Locale language) {
    return give(programme, form, unreadable, sent, user, language);
  }

  private Object give(
      @Nullable UUID programme,
      GrantForm form,
      BindingResult unreadable,
      MultiValueMap<String, String> sent,
      CurrentUser user,
      Locale language) {
    var errors =
        FormValidator.inOrder(validator.validate(form, unreadable, language), GrantForm.class);
    if (errors.isEmpty()) {
      try {
        var id = new GrantId(form.id() == null ? UUID.randomUUID() : form.id());
        var person = directory.personField().oneOrAccount("username", form.username());
        var given = grants.give(id, form.of(person).read(zone), user);
        return RedirectAfterPost.to(path(programme), given.position(), false);
      } catch (RuleViolationException refusal) {
        errors.put(field(refusal.violation()), validator.message(refusal, language));
      } catch (MalformedRequestException unknown) {
        errors.put(unknown.field(), validator.message(unknown, language));
      }
    }
    return refused(page(programme, new SubmittedFields(sent), errors, user));
  }

  @RequiredAccess(AccessPolicy.GRANT_REVOKER)
  @PostMapping({"/grants/{id}/revocation", "/programmes/{programme}/grants/{id}/revocation"})
  Object revoke(
      @PathVariable(required = false) @Nullable UUID programme,
      @PathVariable UUID id,
      @ModelAttribute RevocationRequest form,
      BindingResult unreadable,
      CurrentUser user,
      Locale language) {
    var errors = new HashMap<String, String>();
    var reason = validator.validate(form, unreadable, language).get("reason");
    if (reason != null) errors.put("revocation", reason);
    else {
      try {
        var revoked = grants.revoke(new GrantId(id), form, user);
        // Who has just given up their own right may have no page to go back to.
        var address = access.currentOf(user).isEmpty() ? "/groups" : path(programme);
        return RedirectAfterPost.to(address, revoked.position(), false);
      } catch (RuleViolationException refusal) {
        errors.put("revocation", validator.message(refusal, language));
      }
    }
    return refused(page(programme, blank(), errors, user));
  }

  private static String path(@Nullable UUID programme) {
    return programme == null ? "/grants" : "/programmes/" + programme + "/grants";
  }

  private static ModelAndView refused(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static SubmittedFields blank() {
    return SubmittedFields.prefilled(Map.of("id", UUID.randomUUID().toString()));
  }

  private static String field(RuleViolation reason) {
    return switch (reason) {
      case GRANT_ENDS_BEFORE_IT_STARTS, GRANT_EXCEEDS_ONES_OWN -> "until";
      case GRANT_NEEDS_THE_ORGANISATION -> "role";
      default -> "username";
    };
  }

  private ModelAndView page(
      @Nullable UUID programme,
      SubmittedFields submitted,
      Map<String, String> errors,
      CurrentUser user) {
    var authority = access.of(user);
    var reviewed = rights.reviewed(user, authority);
    var selected = reviewed.stream().filter(one -> one.id().value().equals(programme)).findFirst();
    var found = rights.of(selected.orElse(null), reviewed, authority);
    var page = new ModelAndView("grants/page");
    page.addObject("programme", selected.orElse(null));
    page.addObject("path", path(programme));
    page.addObject("current", found.stream().filter(GrantRow::isCurrent).toList());
    page.addObject("past", found.stream().filter(right -> !right.isCurrent()).toList());
    page.addObject(
        "names", directory.names(found.stream().flatMap(GrantRow::named).distinct().toList()));
    page.addObject("scopes", rights.grantable(selected.orElse(null), reviewed, authority));
    page.addObject("roles", roles(authority));
    page.addObject("administersOrganisation", access.administersOrganisation(user));
    page.addObject("zone", zone);
    page.addObject("typed", submitted);
    page.addObject("errors", errors);
    return page;
  }

  private static List<GrantRole> roles(ProgrammeAuthorities authority) {
    return authority.managesOrganisation()
        ? List.of(GrantRole.values())
        : List.of(GrantRole.MANAGER, GrantRole.SPONSOR);
  }
}
