package codev.group.facilitators;

import codev.group.actor.CommandActorFactory;
import codev.group.domain.GroupCommand.EnlistFacilitator;
import codev.group.domain.GroupCommand.ReplaceFacilitator;
import codev.group.domain.GroupId;
import codev.group.domain.MethodWarning;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.MembershipChangeResponse;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoints of the pool of facilitators: list it, change it, replace one facilitator by
 * another.
 */
@RestController
class FacilitatorController {
  private final CommandSender commands;
  private final GroupQueries groupQueries;
  private final FacilitatorWorkloadQueries facilitatorQueries;
  private final CommandActorFactory voices;
  private final Clock clock;

  FacilitatorController(
      CommandSender commands,
      GroupQueries groupQueries,
      FacilitatorWorkloadQueries facilitatorQueries,
      CommandActorFactory voices,
      Clock clock) {
    this.commands = commands;
    this.groupQueries = groupQueries;
    this.facilitatorQueries = facilitatorQueries;
    this.voices = voices;
    this.clock = clock;
  }

  @GetMapping("/api/facilitators")
  ResponseEntity<List<FacilitatorResponse>> facilitators(Paging paging, CurrentUser who) {
    return paging.page(
        facilitatorQueries.facilitators(who), card -> card.username().value(), Function.identity());
  }

  @PostMapping("/api/facilitators")
  MembershipChangeResponse enlist(@Valid @RequestBody FacilitatorRequest form, CurrentUser who) {
    return enlistFacilitator(form, who);
  }

  @PostMapping("/facilitators")
  ResponseEntity<Void> enlistOnPage(
      @Valid @ModelAttribute FacilitatorRequest form, CurrentUser who) {
    return RedirectAfterPost.to("/groups", enlistFacilitator(form, who).position());
  }

  @PostMapping("/api/groups/{group}/facilitator")
  MembershipChangeResponse replace(
      @PathVariable UUID group,
      @Valid @RequestBody FacilitatorReplacementRequest form,
      CurrentUser who) {
    return replaceFacilitator(new GroupId(group), form, who);
  }

  @PostMapping("/groups/{group}/facilitator")
  ResponseEntity<Void> replaceOnPage(
      @PathVariable UUID group,
      @Valid @ModelAttribute FacilitatorReplacementRequest form,
      CurrentUser who) {
    return RedirectAfterPost.to(
        "/groups/" + group, replaceFacilitator(new GroupId(group), form, who).position());
  }

  private MembershipChangeResponse enlistFacilitator(FacilitatorRequest form, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var by = new Username(who.username());
    var receipt =
        commands.send(
            new EnlistFacilitator(
                form.facilitator(), form.qualification(), form.capacity(), by, clock.instant()));
    return new MembershipChangeResponse(form.facilitator().value(), receipt.position(), List.of());
  }

  private MembershipChangeResponse replaceFacilitator(
      GroupId group, FacilitatorReplacementRequest form, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var voice = voices.of(who, groupQueries.group(group).id());
    var facilitator = form.facilitator();
    var what = "facilitator/" + facilitator + "/" + (form.session() == null ? "" : form.session());
    var receipt =
        commands.send(
            new ReplaceFacilitator(
                group,
                facilitator,
                form.session(),
                facilitatorQueries.standing(facilitator, group),
                voice.encrypt(what, form.reason()),
                voice.username(),
                voice.now()));
    var warnings = receipt.answers(MethodWarning.class);
    return new MembershipChangeResponse(facilitator.value(), receipt.position(), warnings);
  }
}
