package codev.group.group;

import codev.group.actor.CommandActorFactory;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.GroupCommand.AddMember;
import codev.group.domain.GroupCommand.RemoveMember;
import codev.group.domain.GroupId;
import codev.group.domain.MethodWarning;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
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

/** HTTP endpoints with which a programme manager adds and removes members of a group. */
@RestController
public class MembershipController {
  private final CommandSender commands;
  private final DirectoryQueries directory;
  private final GroupQueries groupQueries;
  private final CommandActorFactory voices;

  MembershipController(
      CommandSender commands,
      DirectoryQueries directory,
      GroupQueries groupQueries,
      CommandActorFactory voices) {
    this.commands = commands;
    this.directory = directory;
    this.groupQueries = groupQueries;
    this.voices = voices;
  }

  @PostMapping("/api/groups/{group}/members")
  @ResponseStatus(HttpStatus.CREATED)
  MembershipChangeResponse join(
      @PathVariable UUID group, @Valid @RequestBody NewMemberRequest form, CurrentUser who) {
    return addMember(new GroupId(group), form, who);
  }

  @PostMapping("/groups/{group}/members")
  ResponseEntity<Void> joinOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute NewMemberRequest form, CurrentUser who) {
    return RedirectAfterPost.to(
        "/groups/" + group, addMember(new GroupId(group), form, who).position());
  }

  @PostMapping("/api/groups/{group}/members/{username}/departure")
  MembershipChangeResponse leave(
      @PathVariable UUID group,
      @PathVariable String username,
      @Valid @RequestBody DepartureRequest form,
      CurrentUser who) {
    return removeMember(new GroupId(group), new Username(username), form, who);
  }

  @PostMapping("/groups/{group}/members/{username}/departure")
  ResponseEntity<Void> leaveOnPage(
      @PathVariable UUID group,
      @PathVariable String username,
      @Valid @ModelAttribute DepartureRequest form,
      CurrentUser who) {
    var left = removeMember(new GroupId(group), new Username(username), form, who);
    return RedirectAfterPost.to("/groups/" + group, left.position());
  }

  private MembershipChangeResponse addMember(
      GroupId group, NewMemberRequest form, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var member = form.member();
    var voice = voices.of(who, group);
    var receipt =
        commands.send(
            new AddMember(
                group,
                member,
                candidates(group, member),
                voice.encryptNullable("joining/" + member, form.reason()),
                voice.username(),
                voice.now()));
    return new MembershipChangeResponse(member.value(), receipt.position(), List.of());
  }

  private MembershipChangeResponse removeMember(
      GroupId group, Username member, DepartureRequest form, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var voice = voices.of(who, groupQueries.group(group).id());
    var reason = voice.encrypt("departure/" + member, form.reason());
    var receipt =
        commands.send(new RemoveMember(group, member, reason, voice.username(), voice.now()));
    var warnings = receipt.answers(MethodWarning.class);
    return new MembershipChangeResponse(member.value(), receipt.position(), warnings);
  }

  private List<MemberCandidate> candidates(GroupId group, Username newcomer) {
    var members = groupQueries.group(group).members().stream();
    return directory.candidates(Stream.concat(members, Stream.of(newcomer)).distinct().toList());
  }
}
