package codev.group.actor;

import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.web.security.CurrentUser;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes the {@link CommandActor} of a request. */
@Component
public class CommandActorFactory {
  private final TextEncryption seals;
  private final InstantSource clock;

  CommandActorFactory(TextEncryption seals, InstantSource clock) {
    this.seals = seals;
    this.clock = clock;
  }

  public CommandActor of(CurrentUser who, GroupId group) {
    return new CommandActor(group, new Username(who.username()), clock.instant(), seals);
  }
}
