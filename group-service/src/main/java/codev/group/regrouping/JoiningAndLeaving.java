package codev.group.regrouping;

import codev.group.directory.Directory;
import codev.group.domain.Candidate;
import codev.group.domain.GroupCommand.AddMember;
import codev.group.domain.GroupCommand.RemoveMember;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programme's manager, who composed the group, notes who joins it and who leaves it. */
@RestController
public class JoiningAndLeaving {
  private final Commands commands;
  private final Directory directory;
  private final Roster roster;
  private final Voices voices;

  JoiningAndLeaving(Commands commands, Directory directory, Roster roster, Voices voices) {
    this.commands = commands;
    this.directory = directory;
    this.roster = roster;
    this.voices = voices;
  }

  @PostMapping("/api/groups/{group}/members")
  @ResponseStatus(HttpStatus.CREATED)
  Regrouped join(@PathVariable UUID group, @Valid @RequestBody JoinForm form, Who who) {
    return joined(new GroupId(group), form, who);
  }

  @PostMapping("/groups/{group}/members")
  ResponseEntity<Void> joinOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute JoinForm form, Who who) {
    return Onward.to("/groups/" + group, joined(new GroupId(group), form, who).position());
  }

  @PostMapping("/api/groups/{group}/members/{username}/departure")
  Regrouped leave(
      @PathVariable UUID group,
      @PathVariable String username,
      @Valid @RequestBody DepartureForm form,
      Who who) {
    return left(new GroupId(group), new Username(username), form, who);
  }

  @PostMapping("/groups/{group}/members/{username}/departure")
  ResponseEntity<Void> leaveOnPage(
      @PathVariable UUID group,
      @PathVariable String username,
      @Valid @ModelAttribute DepartureForm form,
      Who who) {
    var left = left(new GroupId(group), new Username(username), form, who);
    return Onward.to("/groups/" + group, left.position());
  }

  private Regrouped joined(GroupId group, JoinForm form, Who who) {
    who.mustBe(Role.MANAGER);
    var member = form.member();
    var voice = voices.of(who, group);
    var receipt =
        commands.send(
            new AddMember(
                group,
                member,
                candidates(group, member),
                voice.maySay("joining/" + member, form.reason()),
                voice.username(),
                voice.now()));
    return new Regrouped(member.value(), receipt.position(), List.of());
  }

  private Regrouped left(GroupId group, Username member, DepartureForm form, Who who) {
    who.mustBe(Role.MANAGER);
    var voice = voices.of(who, roster.group(group).id());
    var reason = voice.says("departure/" + member, form.reason());
    var receipt =
        commands.send(new RemoveMember(group, member, reason, voice.username(), voice.now()));
    var warnings =
        ((List<?>) receipt.answer(List.class)).stream().map(Warning.class::cast).toList();
    return new Regrouped(member.value(), receipt.position(), warnings);
  }

  private List<Candidate> candidates(GroupId group, Username newcomer) {
    var members = roster.group(group).members().stream();
    return directory.candidates(Stream.concat(members, Stream.of(newcomer)).distinct().toList());
  }
}
