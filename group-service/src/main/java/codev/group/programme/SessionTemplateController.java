package codev.group.programme;

import codev.group.domain.command.ProgrammeCommand.DefineTemplate;
import codev.group.domain.event.ProgrammeEvent.TemplateDefined;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.template.SessionTemplate;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint with which a manager defines session templates of a programme. */
@RestController
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record SessionTemplateController(
    CommandSender commands, ProgrammeQueries programmeQueries, Clock clock) {
  @PostMapping("/api/programmes/{programme}/templates")
  @ResponseStatus(HttpStatus.CREATED)
  DefineSessionTemplateResponse define(
      @PathVariable UUID programme,
      @Valid @RequestBody SessionTemplateRequest form,
      CurrentUser user) {
    var result =
        commands.send(
            new DefineTemplate(
                programmeQueries.programme(new ProgrammeId(programme)).id(),
                new SessionTemplate.Key(form.key()),
                form.version(),
                form.base(),
                form.planned(),
                form.templateItems(),
                new Username(user.username()),
                clock.instant()));
    var template = result.answer(TemplateDefined.class).template();
    return new DefineSessionTemplateResponse(template.key(), template.version(), result.position());
  }

  @PostMapping("/programmes/{programme}/templates")
  ResponseEntity<Void> defineOnPage(
      @PathVariable UUID programme,
      @Valid @ModelAttribute SessionTemplateForm form,
      CurrentUser user) {
    var page = "/programmes/" + programme + "/templates";
    var request = form.withKeys(programmeQueries.programme(new ProgrammeId(programme)).templates());
    return RedirectAfterPost.to(page, define(programme, request, user).position());
  }
}
