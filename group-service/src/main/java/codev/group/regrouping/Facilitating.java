package codev.group.regrouping;

import codev.group.domain.GroupCommand.EnlistFacilitator;
import codev.group.domain.GroupCommand.ReplaceFacilitator;
import codev.group.domain.GroupId;
import codev.group.domain.Username;
import codev.group.domain.Warning;
import codev.group.roster.Roster;
import codev.group.voices.Voices;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
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
class Facilitating {
  private final Commands commands;
  private final Roster roster;
  private final Voices voices;
  private final Clock clock;

  Facilitating(Commands commands, Roster roster, Voices voices, Clock clock) {
    this.commands = commands;
    this.roster = roster;
    this.voices = voices;
    this.clock = clock;
  }

  @PostMapping("/api/facilitators")
  Regrouped enlist(@Valid @RequestBody PlaceForm form, Who who) {
    return enlisted(form, who);
  }

  @PostMapping("/facilitators")
  ResponseEntity<Void> enlistOnPage(@Valid @ModelAttribute PlaceForm form, Who who) {
    return Onward.to("/groups", enlisted(form, who).position());
  }

  @PostMapping("/api/groups/{group}/facilitator")
  Regrouped replace(@PathVariable UUID group, @Valid @RequestBody ReplacementForm form, Who who) {
    return replaced(new GroupId(group), form, who);
  }

  @PostMapping("/groups/{group}/facilitator")
  ResponseEntity<Void> replaceOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute ReplacementForm form, Who who) {
    return Onward.to("/groups/" + group, replaced(new GroupId(group), form, who).position());
  }

  private Regrouped enlisted(PlaceForm form, Who who) {
    who.mustBe(Role.MANAGER);
    var by = new Username(who.username());
    var receipt =
        commands.send(
            new EnlistFacilitator(
                form.facilitator(), form.qualification(), form.capacity(), by, clock.instant()));
    return new Regrouped(form.facilitator().value(), receipt.position(), List.of());
  }

  private Regrouped replaced(GroupId group, ReplacementForm form, Who who) {
    who.mustBe(Role.MANAGER);
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
                voice.says(what, form.reason()),
                voice.username(),
                voice.now()));
    var warnings =
        ((List<?>) receipt.answer(List.class)).stream().map(Warning.class::cast).toList();
    return new Regrouped(facilitator.value(), receipt.position(), warnings);
  }
}
