package codev.group.approvals;

import codev.group.authority.ApprovalQueries;
import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalId;
import codev.group.programme.FormValidator;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Page of approvals: what waits for the viewer's decision, what the viewer has asked for, and what
 * has ended.
 */
@Controller
@RequestMapping("/approvals")
record ApprovalPageController(
    ApprovalDecisionUseCase decideApproval,
    ApprovalPageQueries pageQueries,
    ProgrammeAccess access,
    DirectoryQueries directory,
    FormValidator validator,
    Clock clock,
    ZoneId zone) {
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping
  ModelAndView page(CurrentUser user) {
    return page(user, null);
  }

  @RequiredAccess(AccessPolicy.APPROVAL_DECIDER)
  @PostMapping("/{id}")
  Object decide(
      @PathVariable UUID id,
      @ModelAttribute ApprovalDecisionRequest form,
      BindingResult unreadable,
      CurrentUser user,
      Locale language) {
    var errors = validator.validate(form, unreadable, language);
    if (!errors.isEmpty()) return refused(user, errors.values().iterator().next());
    try {
      var decided = decideApproval.decide(new ApprovalId(id), form, user);
      return RedirectAfterPost.to("/approvals", decided.position(), false);
    } catch (MalformedRequestException _) {
      return refused(user, validator.message("group.approvals.reason-missing", language));
    } catch (RuleViolationException refusal) {
      return refused(user, validator.message(refusal, language));
    }
  }

  private ModelAndView refused(CurrentUser user, String error) {
    var page = page(user, error);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView page(CurrentUser user, @Nullable String error) {
    var authority = access.of(user);
    var now = clock.instant();
    var rows = pageQueries.of(authority, now);
    var open = rows.stream().filter(row -> !row.approval().hasEnded(now)).toList();
    var page = new ModelAndView("approvals/page");
    page.addObject(
        "waiting",
        open.stream().filter(row -> pageQueries.mayDecide(row, authority, now)).toList());
    page.addObject(
        "asked",
        open.stream().filter(row -> ApprovalQueries.isAskedBy(row.approval(), authority)).toList());
    page.addObject("ended", rows.stream().filter(row -> !open.contains(row)).toList());
    page.addObject(
        "names", directory.names(rows.stream().flatMap(ApprovalRow::named).distinct().toList()));
    page.addObject("zone", zone);
    page.addObject("error", error);
    return page;
  }
}
