package codev.learning.actions;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.ActionId;
import codev.learning.domain.ActionProgress;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.LearningCommand.TellProgress;
import codev.learning.domain.person.Username;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * HTTP endpoints with which the owner of an action reports its progress, from a program or from the
 * page of actions.
 */
@Controller
public class ActionProgressController {
  private final CommandSender commands;
  private final TextEncryption seals;
  private final InstantSource clock;

  ActionProgressController(CommandSender commands, TextEncryption seals, InstantSource clock) {
    this.commands = commands;
    this.seals = seals;
    this.clock = clock;
  }

  /**
   * @param effect 1 none … 5 great
   */
  record ProgressRequest(
      @NotNull ActionProgress status,
      @Nullable @Min(1) @Max(5) Integer effect,
      @Nullable @Size(max = 4000) String learnt) {}

  record Progressed(UUID id, ActionProgress status, long position) {}

  @PostMapping("/api/actions/{id}/progress")
  @ResponseBody
  Progressed tell(
      @PathVariable UUID id, @Valid @RequestBody ProgressRequest progress, CurrentUser who) {
    return new Progressed(id, progress.status(), send(id, progress, who).position());
  }

  @PostMapping("/actions/{id}/progress")
  ResponseEntity<Void> tellOnPage(
      @PathVariable UUID id, @Valid @ModelAttribute ProgressRequest progress, CurrentUser who) {
    return RedirectAfterPost.to("/actions", send(id, progress, who).position());
  }

  private CommandResult send(UUID id, ProgressRequest progress, CurrentUser who) {
    return commands.send(
        new TellProgress(
            new ActionId(id),
            progress.status(),
            progress.effect(),
            sealed(id, progress.learnt(), who),
            new Username(who.username()),
            clock.instant()));
  }

  private @Nullable EncryptedText sealed(UUID id, @Nullable String learnt, CurrentUser who) {
    return learnt == null || learnt.isBlank()
        ? null
        : new EncryptedText(seals.seal(who.username(), "action/" + id + "/learnt", learnt));
  }
}
