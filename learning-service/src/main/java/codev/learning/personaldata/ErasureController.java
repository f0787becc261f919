package codev.learning.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.learning.domain.LearningCommand.ErasePerson;
import codev.learning.domain.person.Username;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoints of erasure: by a person of their own texts, or by a programme manager for a person
 * who has left.
 */
@RestController
public class ErasureController {
  private final CommandSender commands;
  private final TextEncryption seals;
  private final InstantSource clock;

  ErasureController(CommandSender commands, TextEncryption seals, InstantSource clock) {
    this.commands = commands;
    this.seals = seals;
    this.clock = clock;
  }

  record Erasure(String username, long position) {}

  /** The confirmation of one's own erasure: it must repeat one's own user name. */
  record Confirmation(@Nullable String confirmation) {}

  @PostMapping("/me/erasure")
  ResponseEntity<Void> eraseOnPage(@ModelAttribute Confirmation given, CurrentUser who) {
    var said = given.confirmation();
    if (said == null || !said.strip().equals(who.username()))
      throw new MalformedRequestException("confirmation", "erasing.not-confirmed");
    return RedirectAfterPost.to("/me", erase(who.username(), who).position());
  }

  /** Recorded first: should this process die in between, the record has the key destroyed. */
  @PostMapping("/api/people/{username}/erasure")
  Erasure erase(@PathVariable String username, CurrentUser who) {
    if (!who.username().equals(username)) who.mustBe(UserRole.MANAGER);
    var recorded =
        commands.send(
            new ErasePerson(new Username(username), new Username(who.username()), clock.instant()));
    seals.erase(username);
    return new Erasure(username, recorded.position());
  }
}
