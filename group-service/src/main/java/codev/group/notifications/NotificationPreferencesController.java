package codev.group.notifications;

import codev.group.domain.command.PersonCommand.ChoosePreferences;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.Language;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of a person's own notification preferences: language and kinds of e-mails. */
@RestController
@RequiredAccess(AccessPolicy.SIGNED_IN)
public record NotificationPreferencesController(CommandSender commands, Clock clock) {
  /**
   * What is left out stays as it is.
   *
   * @param reminders all e-mails that one may do without, or none of them
   * @param unwanted the kinds that this person does without; it counts where both are given
   */
  record Choice(
      @Nullable Language language,
      @Nullable Boolean reminders,
      @Nullable List<EmailKind> unwanted) {}

  record PageChoice(@Nullable Language language, @Nullable Boolean reminders) {}

  @PostMapping("/api/me/preferences")
  CommandResult choose(@RequestBody Choice choice, CurrentUser user) {
    return commands.send(
        new ChoosePreferences(
            new Username(user.username()),
            choice.language(),
            choice.reminders(),
            choice.unwanted(),
            clock.instant()));
  }

  /**
   * @param kinds whether the form has the kinds of e-mails
   * @param wanted those of them that are ticked
   */
  @PostMapping("/people/preferences")
  ResponseEntity<Void> chooseOnPage(
      @ModelAttribute PageChoice choice,
      @RequestParam(defaultValue = "false") boolean kinds,
      @RequestParam(defaultValue = "") List<EmailKind> wanted,
      CurrentUser user) {
    var unwanted =
        kinds
            ? Stream.of(EmailKind.values()).filter(kind -> !wanted.contains(kind)).toList()
            : null;
    var chosen = choose(new Choice(choice.language(), choice.reminders(), unwanted), user);
    return RedirectAfterPost.to("/people/preferences", chosen.position());
  }
}
