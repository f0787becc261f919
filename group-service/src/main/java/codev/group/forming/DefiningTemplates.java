package codev.group.forming;

import codev.group.domain.GroupCommand.DefineTemplate;
import codev.group.domain.GroupEvent.TemplateDefined;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Template;
import codev.group.domain.Username;
import codev.group.roster.Roster;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
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

/** A manager lays out a programme's sessions in its own way. */
@RestController
class DefiningTemplates {
  private final Commands commands;
  private final Roster roster;
  private final Clock clock;

  DefiningTemplates(Commands commands, Roster roster, Clock clock) {
    this.commands = commands;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/api/programmes/{programme}/templates")
  @ResponseStatus(HttpStatus.CREATED)
  DefinedTemplate define(
      @PathVariable UUID programme, @Valid @RequestBody TemplateForm form, Who who) {
    return defined(programme, form, who);
  }

  @PostMapping("/programmes/{programme}/templates")
  ResponseEntity<Void> defineOnPage(
      @PathVariable UUID programme, @Valid @ModelAttribute TemplateForm form, Who who) {
    var page = "/programmes/" + programme + "/templates";
    return Onward.to(page, defined(programme, form, who).position());
  }

  private DefinedTemplate defined(UUID programme, TemplateForm form, Who who) {
    who.mustBe(Role.MANAGER);
    var receipt =
        commands.send(
            new DefineTemplate(
                roster.programme(new ProgrammeId(programme)).id(),
                new Template.Key(form.key()),
                form.version(),
                form.base(),
                form.planned(),
                form.asked(),
                new Username(who.username()),
                clock.instant()));
    var template = receipt.answer(TemplateDefined.class).template();
    return new DefinedTemplate(template.key(), template.version(), receipt.position());
  }
}
