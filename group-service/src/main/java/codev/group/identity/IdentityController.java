package codev.group.identity;

import codev.group.actor.CommandActorFactory;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.command.PersonCommand.AssignSubject;
import codev.group.domain.command.PersonCommand.ReleaseSubject;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.ResourceServerProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of which account is which person, for administrators. */
@RestController
@RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
record IdentityController(
    CommandSender commands,
    IdentityQueries identities,
    DirectoryQueries directory,
    CommandActorFactory actors,
    UsernameSpelling spelling,
    ResourceServerProperties settings) {
  record ReleaseRequest(@NotBlank @Size(max = 500) String reason) {}

  /**
   * @param to who the account is: a user name, an e-mail address or a name of the directory
   */
  record AssignmentRequest(
      @NotBlank @Size(max = 500) String issuer,
      @NotBlank @Size(max = 500) String subject,
      @NotBlank @Size(max = 100) String to) {}

  record IdentityResponse(
      String username, IdentityView.Account bound, List<IdentityView.Account> refused) {
    static IdentityResponse of(IdentityView view) {
      return new IdentityResponse(view.person().value(), view.bound(), view.refused());
    }
  }

  @GetMapping("/api/identities")
  ResponseEntity<List<IdentityResponse>> identities(Paging paging) {
    return paging.page(identities.all(), view -> view.person().value(), IdentityResponse::of);
  }

  /**
   * @param subject the account at today's provider; null if none is this person
   */
  record AccountResponse(@Nullable String subject) {}

  /** By which account a person signs in. */
  @GetMapping("/api/identities/{username}/account")
  AccountResponse account(@PathVariable String username) {
    var bound = identities.currentBound(new Username(spelling.of(username)));
    return new AccountResponse(
        bound
            .filter(account -> account.issuer().equals(settings.recordedIssuer()))
            .map(IdentityView.Account::subject)
            .orElse(null));
  }

  /** The next account that comes with the user name is the person. */
  @PostMapping("/api/identities/{username}/release")
  CommandResult release(
      @PathVariable String username, @Valid @RequestBody ReleaseRequest form, CurrentUser user) {
    var person = new Username(spelling.of(username));
    var actor = actors.of(user, person.stream());
    var reason = actor.encrypt("release", form.reason());
    return commands.send(
        new ReleaseSubject(person, reason, actor.username(), actor.now()), actor::storeKey);
  }

  @PostMapping("/identities/{username}/release")
  ResponseEntity<Void> releaseOnPage(
      @PathVariable String username, @Valid @ModelAttribute ReleaseRequest form, CurrentUser user) {
    return RedirectAfterPost.to("/identities", release(username, form, user).position());
  }

  /** An account that came with a user name, and was refused, is another person. */
  @PostMapping("/api/identities/{username}/assignment")
  CommandResult assign(
      @PathVariable String username, @Valid @RequestBody AssignmentRequest form, CurrentUser user) {
    var name = new Username(spelling.of(username));
    var account = identities.currentRefused(name, form.issuer(), form.subject());
    var person = directory.personField().one("to", form.to());
    var actor = actors.of(user, person.stream());
    return commands.send(
        new AssignSubject(
            person, account.issuer(), account.subject(), actor.username(), actor.now()));
  }

  @PostMapping("/identities/{username}/assignment")
  ResponseEntity<Void> assignOnPage(
      @PathVariable String username,
      @Valid @ModelAttribute AssignmentRequest form,
      CurrentUser user) {
    return RedirectAfterPost.to("/identities", assign(username, form, user).position());
  }
}
