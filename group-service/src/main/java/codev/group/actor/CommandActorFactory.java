package codev.group.actor;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.web.security.CurrentUser;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes the {@link CommandActor} of a request. */
@Component
public class CommandActorFactory {
  private final TextEncryption encryption;
  private final InstantSource clock;

  CommandActorFactory(TextEncryption encryption, InstantSource clock) {
    this.encryption = encryption;
    this.clock = clock;
  }

  public CommandActor of(CurrentUser user, GroupId group) {
    return of(user, group.toString());
  }

  public CommandActor of(CurrentUser user, String subject) {
    var username = user.username();
    return new CommandActor(
        subject, new Username(username), clock.instant(), encryption.of(username));
  }
}
