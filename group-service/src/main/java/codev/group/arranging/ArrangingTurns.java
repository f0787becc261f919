package codev.group.arranging;

import codev.group.domain.DecisionId;
import codev.group.domain.GroupCommand.SkipTurn;
import codev.group.domain.GroupCommand.SwapTurns;
import codev.group.domain.GroupId;
import codev.group.domain.Username;
import codev.group.roster.Roster;
import codev.group.voices.Voice;
import codev.group.voices.Voices;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The facilitator, or a manager, has turns exchanged or let pass. */
@RestController
public class ArrangingTurns {
  private final Commands commands;
  private final Roster roster;
  private final Voices voices;

  ArrangingTurns(Commands commands, Roster roster, Voices voices) {
    this.commands = commands;
    this.roster = roster;
    this.voices = voices;
  }

  @PostMapping("/api/groups/{group}/rotation/swaps")
  @ResponseStatus(HttpStatus.CREATED)
  Arranged swap(@PathVariable UUID group, @Valid @RequestBody SwapForm form, Who who) {
    return swapped(group, form, who);
  }

  @PostMapping("/groups/{group}/rotation/swaps")
  ResponseEntity<Void> swapOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SwapForm form, Who who) {
    return Onward.to("/groups/" + group, swapped(group, form, who).position());
  }

  @PostMapping("/api/groups/{group}/rotation/skips")
  @ResponseStatus(HttpStatus.CREATED)
  Arranged skip(@PathVariable UUID group, @Valid @RequestBody SkipForm form, Who who) {
    return skipped(group, form, who);
  }

  @PostMapping("/groups/{group}/rotation/skips")
  ResponseEntity<Void> skipOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SkipForm form, Who who) {
    return Onward.to("/groups/" + group, skipped(group, form, who).position());
  }

  private Arranged swapped(UUID group, SwapForm form, Who who) {
    var id = decision(form.id());
    var voice = voice(group, who);
    var receipt =
        commands.send(
            new SwapTurns(
                voice.group(),
                id,
                person(form.member()),
                person(form.with()),
                voice.says("swap/" + id, form.reason()),
                who.is(Role.MANAGER),
                voice.username(),
                voice.now()));
    return new Arranged(id.value(), receipt.position());
  }

  private Arranged skipped(UUID group, SkipForm form, Who who) {
    var id = decision(form.id());
    var voice = voice(group, who);
    var receipt =
        commands.send(
            new SkipTurn(
                voice.group(),
                id,
                person(form.member()),
                voice.says("skip/" + id, form.reason()),
                who.is(Role.MANAGER),
                voice.username(),
                voice.now()));
    return new Arranged(id.value(), receipt.position());
  }

  private Voice voice(UUID group, Who who) {
    return voices.of(who, roster.group(new GroupId(group)).id());
  }

  private static DecisionId decision(@Nullable UUID id) {
    return new DecisionId(Objects.requireNonNullElseGet(id, UUID::randomUUID));
  }

  private static Username person(String username) {
    return new Username(username.strip());
  }
}
