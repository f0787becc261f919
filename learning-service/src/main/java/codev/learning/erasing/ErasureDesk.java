package codev.learning.erasing;

import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Malformed;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import codev.learning.domain.LearningCommand.ErasePerson;
import codev.learning.domain.Username;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where people have their words erased, or a programme's manager does when they have left. */
@RestController
public class ErasureDesk {
  private final Commands commands;
  private final Seals seals;
  private final InstantSource clock;

  ErasureDesk(Commands commands, Seals seals, InstantSource clock) {
    this.commands = commands;
    this.seals = seals;
    this.clock = clock;
  }

  record Erasure(String username, long position) {}

  /** Only by themselves, and only who says their own name means it. */
  record Confirmation(@Nullable String confirmation) {}

  @PostMapping("/me/erasure")
  ResponseEntity<Void> eraseOnPage(@ModelAttribute Confirmation given, Who who) {
    var said = given.confirmation();
    if (said == null || !said.strip().equals(who.username()))
      throw new Malformed("confirmation", "erasing.not-confirmed");
    return Onward.to("/me", erase(who.username(), who).position());
  }

  /** Recorded first: should this process die in between, the record has the key destroyed. */
  @PostMapping("/api/people/{username}/erasure")
  Erasure erase(@PathVariable String username, Who who) {
    if (!who.username().equals(username)) who.mustBe(Role.MANAGER);
    var recorded =
        commands.send(
            new ErasePerson(new Username(username), new Username(who.username()), clock.instant()));
    seals.erase(username);
    return new Erasure(username, recorded.position());
  }
}
