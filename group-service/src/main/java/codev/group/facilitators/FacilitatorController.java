package codev.group.facilitators;

import codev.group.command.CommandActorFactory;
import codev.group.domain.GroupCommand.EnlistFacilitator;
import codev.group.domain.GroupCommand.ReplaceFacilitator;
import codev.group.domain.GroupId;
import codev.group.domain.Warning;
import codev.group.domain.person.Username;
import codev.group.group.MembershipChangeResponse;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A manager keeps the pool of facilitators, and has one take another's place. */
@RestController
class FacilitatorController {
  private final CommandSender commands;
  private final ProgrammeQueries roster;
  private final CommandActorFactory voices;
  private final Clock clock;

  FacilitatorController(
      CommandSender commands, ProgrammeQueries roster, CommandActorFactory voices, Clock clock) {
    this.commands = commands;
    this.roster = roster;
    this.voices = voices;
    this.clock = clock;
  }

  @PostMapping("/api/facilitators")
  MembershipChangeResponse enlist(@Valid @RequestBody FacilitatorForm form, CurrentUser who) {
    return enlisted(form, who);
  }

  @PostMapping("/facilitators")
  ResponseEntity<Void> enlistOnPage(@Valid @ModelAttribute FacilitatorForm form, CurrentUser who) {
    return RedirectAfterPost.to("/groups", enlisted(form, who).position());
  }

  @PostMapping("/api/groups/{group}/facilitator")
  MembershipChangeResponse replace(
      @PathVariable UUID group,
      @Valid @RequestBody FacilitatorReplacementForm form,
      CurrentUser who) {
    return replaced(new GroupId(group), form, who);
  }

  @PostMapping("/groups/{group}/facilitator")
  ResponseEntity<Void> replaceOnPage(
      @PathVariable UUID group,
      @Valid @ModelAttribute FacilitatorReplacementForm form,
      CurrentUser who) {
    return RedirectAfterPost.to(
        "/groups/" + group, replaced(new GroupId(group), form, who).position());
  }

  private MembershipChangeResponse enlisted(FacilitatorForm form, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var by = new Username(who.username());
    var receipt =
        commands.send(
            new EnlistFacilitator(
                form.facilitator(), form.qualification(), form.capacity(), by, clock.instant()));
    return new MembershipChangeResponse(form.facilitator().value(), receipt.position(), List.of());
  }

  private MembershipChangeResponse replaced(
      GroupId group, FacilitatorReplacementForm form, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var voice = voices.of(who, roster.group(group).id());
    var facilitator = form.facilitator();
    var what = "facilitator/" + facilitator + "/" + (form.session() == null ? "" : form.session());
    var receipt =
        commands.send(
            new ReplaceFacilitator(
                group,
                facilitator,
                form.session(),
                roster.standing(facilitator, group),
                voice.encrypt(what, form.reason()),
                voice.username(),
                voice.now()));
    var warnings =
        ((List<?>) receipt.answer(List.class)).stream().map(Warning.class::cast).toList();
    return new MembershipChangeResponse(facilitator.value(), receipt.position(), warnings);
  }
}
