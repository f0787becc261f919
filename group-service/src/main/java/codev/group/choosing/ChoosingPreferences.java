package codev.group.choosing;

import codev.group.domain.GroupCommand.ChoosePreferences;
import codev.group.domain.Language;
import codev.group.domain.Username;
import codev.infra.eventstore.Commands;
import codev.infra.eventstore.Receipt;
import codev.infra.pages.Onward;
import codev.infra.pages.Who;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Somebody chooses the language of their letters, and whether they are reminded. */
@RestController
public class ChoosingPreferences {
  private final Commands commands;
  private final Clock clock;

  ChoosingPreferences(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /** What is left out stays as it is. */
  record Choice(@Nullable Language language, @Nullable Boolean reminders) {}

  @PostMapping("/api/me/preferences")
  Receipt choose(@RequestBody Choice choice, Who who) {
    return chosen(choice, who);
  }

  @PostMapping("/people/preferences")
  ResponseEntity<Void> chooseOnPage(@ModelAttribute Choice choice, Who who) {
    return Onward.to("/people/preferences", chosen(choice, who).position());
  }

  private Receipt chosen(Choice choice, Who who) {
    return commands.send(
        new ChoosePreferences(
            new Username(who.username()), choice.language(), choice.reminders(), clock.instant()));
  }
}
