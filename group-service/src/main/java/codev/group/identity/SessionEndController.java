package codev.group.identity;

import codev.group.actor.CommandActorFactory;
import codev.group.domain.command.PersonCommand.EndSignInSessions;
import codev.group.domain.person.Username;
import codev.infra.accesstokens.AccessTokenValidators;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.SessionsEnd;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoints to which the gateway reports that it has ended all sessions of a person, with the
 * token of who asked for it.
 */
@RestController
record SessionEndController(
    CommandSender commands, CommandActorFactory actors, UsernameSpelling spelling) {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /**
   * @param at when they were ended, by the gateway's clock, not long ago: reported twice, it is
   *     recorded once. Of a moment to come only {@link AccessTokenValidators#SKEW} counts: where
   *     this machine's clock is behind by more, reported again it is recorded again, and ends what
   *     began in between.
   */
  record SessionEndRequest(@NotNull Instant at) {}

  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @PostMapping("/api/me/session-ends")
  CommandResult endMine(@Valid @RequestBody SessionEndRequest end, CurrentUser user) {
    return end(new Username(user.username()), end, user);
  }

  @RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
  @PostMapping("/api/identities/{username}/session-ends")
  CommandResult end(
      @PathVariable String username, @Valid @RequestBody SessionEndRequest end, CurrentUser user) {
    return end(new Username(spelling.of(username)), end, user);
  }

  /** The gateway sends a report again for about ten minutes at most. */
  private CommandResult end(Username person, SessionEndRequest end, CurrentUser user) {
    if (end.at().isBefore(Instant.now().minus(LONGEST_DELAY)))
      throw new MalformedRequestException(
          "at", "group.session-end.too-late", LONGEST_DELAY.toMinutes());
    var actor = actors.of(user, person.stream());
    var issued = CurrentUser.token().orElseThrow().issuedAt();
    return commands.send(
        new EndSignInSessions(
            person, SessionsEnd.refusedBefore(end.at()), issued, actor.username(), actor.now()));
  }
}
