package codev.group.group;

import codev.group.domain.command.CharterCommand.AcceptCharter;
import codev.group.domain.command.CharterCommand.RewordCharter;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints that accept the charter of a group, or give it another wording. */
@RestController
@RequiredAccess(AccessPolicy.GROUP_PARTICIPANT)
public record CharterController(CommandSender commands, Clock clock, UsernameSpelling spelling) {
  private static final int MOST_PROMISES = 12;
  private static final int LONGEST_PROMISE = 300;

  /**
   * @param version of the charter that was read
   * @param username the member who has accepted it aloud, where the facilitator records it
   * @param heard true where {@code username} is given: the facilitator has heard it
   */
  record Acceptance(
      @NotNull Integer version,
      @Nullable @Size(max = 100) String username,
      @Nullable Boolean heard) {

    Username memberOr(CurrentUser user, UsernameSpelling spelling) {
      if (username == null) return new Username(user.username());
      if (!Boolean.TRUE.equals(heard))
        throw new MalformedRequestException("heard", "group.charter.heard-is-missing");
      return new Username(spelling.of(username));
    }
  }

  /**
   * The same from a page.
   *
   * @param username of each member who has accepted it aloud; absent: the member who is signed in
   */
  record AcceptanceForm(
      @NotNull Integer version,
      @Nullable @Size(max = 8) List<@NotBlank @Size(max = 100) String> username,
      @Nullable Boolean heard) {

    List<Acceptance> acceptances() {
      return username == null
          ? List.of(new Acceptance(version, null, heard))
          : username.stream().map(member -> new Acceptance(version, member, heard)).toList();
    }
  }

  @PostMapping("/api/groups/{group}/charter/acceptances")
  CommandResult accept(
      @PathVariable UUID group, @Valid @RequestBody Acceptance acceptance, CurrentUser user) {
    return commands.send(
        new AcceptCharter(
            new GroupId(group),
            acceptance.version(),
            acceptance.memberOr(user, spelling),
            new Username(user.username()),
            clock.instant()));
  }

  @PostMapping("/groups/{group}/charter/acceptances")
  ResponseEntity<Void> acceptOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute AcceptanceForm form, CurrentUser user) {
    long position = 0;
    for (var acceptance : form.acceptances()) position = accept(group, acceptance, user).position();
    return RedirectAfterPost.to("/groups/" + group, position);
  }

  /**
   * @param version that the charter becomes
   * @param promises empty: those of the method again
   */
  record Wording(
      @NotNull Integer version,
      @NotNull @Size(max = MOST_PROMISES)
          List<@NotBlank @Size(max = LONGEST_PROMISE) String> promises) {}

  /**
   * The same from a page.
   *
   * @param text one promise a line
   */
  record WordingForm(@NotNull Integer version, @Nullable @Size(max = 4000) String text) {
    List<String> promises() {
      return text == null ? List.of() : text.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  @PostMapping("/api/groups/{group}/charter")
  CommandResult word(
      @PathVariable UUID group, @Valid @RequestBody Wording wording, CurrentUser user) {
    return wordCharter(group, wording.version(), wording.promises(), user);
  }

  @PostMapping("/groups/{group}/charter")
  ResponseEntity<Void> wordOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute WordingForm form, CurrentUser user) {
    var promises = form.promises();
    if (promises.size() > MOST_PROMISES
        || promises.stream().anyMatch(promise -> promise.length() > LONGEST_PROMISE))
      throw new MalformedRequestException("text", "group.charter.too-long");
    return RedirectAfterPost.to(
        "/groups/" + group, wordCharter(group, form.version(), promises, user).position());
  }

  private CommandResult wordCharter(
      UUID group, int version, List<String> promises, CurrentUser user) {
    return commands.send(
        new RewordCharter(
            new GroupId(group),
            version,
            promises.stream().map(String::strip).toList(),
            new Username(user.username()),
            clock.instant()));
  }
}
