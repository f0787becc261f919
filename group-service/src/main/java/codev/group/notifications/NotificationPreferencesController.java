package codev.group.notifications;

import codev.group.domain.GroupServiceCommand.ChoosePreferences;
import codev.group.domain.person.Language;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of a person's own notification preferences: language and reminders. */
@RestController
@RequiredAccess(AccessPolicy.SIGNED_IN)
public class NotificationPreferencesController {
  private final CommandSender commands;
  private final Clock clock;

  NotificationPreferencesController(CommandSender commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /** What is left out stays as it is. */
  record Choice(@Nullable Language language, @Nullable Boolean reminders) {}

  @PostMapping("/api/me/preferences")
  CommandResult choose(@RequestBody Choice choice, CurrentUser user) {
    return choosePreferences(choice, user);
  }

  @PostMapping("/people/preferences")
  ResponseEntity<Void> chooseOnPage(@ModelAttribute Choice choice, CurrentUser user) {
    return RedirectAfterPost.to("/people/preferences", choosePreferences(choice, user).position());
  }

  private CommandResult choosePreferences(Choice choice, CurrentUser user) {
    return commands.send(
        new ChoosePreferences(
            new Username(user.username()), choice.language(), choice.reminders(), clock.instant()));
  }
}
