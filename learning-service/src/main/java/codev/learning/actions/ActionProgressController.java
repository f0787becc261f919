package codev.learning.actions;

import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.AccessCheckCommand.CheckOwner;
import codev.learning.domain.LearningServiceCommand.ReportProgress;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.ProgrammeId;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * HTTP endpoints with which the owner of an action reports its progress, from a program or from the
 * page of actions.
 */
@Controller
@RequiredAccess(AccessPolicy.ACTION_OWNER)
public record ActionProgressController(
    CommandSender commands, TextEncryption encryption, InstantSource clock) {
  /**
   * @param effect 1 none … 5 great
   */
  record ProgressRequest(
      @NotNull ActionProgress status,
      @Nullable @Min(1) @Max(5) Integer effect,
      @Nullable @Size(max = 4000) String learnt) {}

  record ActionProgressResponse(UUID id, ActionProgress status, long position) {}

  @PostMapping("/api/actions/{id}/progress")
  @ResponseBody
  ActionProgressResponse report(
      @PathVariable UUID id, @Valid @RequestBody ProgressRequest progress, CurrentUser user) {
    return new ActionProgressResponse(id, progress.status(), send(id, progress, user).position());
  }

  /**
   * @param inPlace whether it is reported on the home page, which shows what is due then
   */
  @PostMapping("/actions/{id}/progress")
  ResponseEntity<Void> reportOnPage(
      @PathVariable UUID id,
      @Valid @ModelAttribute ProgressRequest progress,
      @RequestParam(defaultValue = "false") boolean inPlace,
      CurrentUser user) {
    var position = send(id, progress, user).position();
    return inPlace
        ? RedirectAfterPost.to("/actions/due", position, false)
        : RedirectAfterPost.to("/actions", position);
  }

  private CommandResult send(UUID id, ProgressRequest progress, CurrentUser user) {
    var authorEncryption = encryption.of(user.username());
    var action = new ActionId(id);
    var owner = new Username(user.username());
    var words = encrypted(action, progress, owner, authorEncryption);
    return commands.send(
        new ReportProgress(
            action, progress.status(), words.effect(), words.learnt(), owner, clock.instant()),
        authorEncryption::storeKey);
  }

  private record EncryptedProgress(
      @Nullable EncryptedText effect, @Nullable EncryptedText learnt) {}

  /**
   * The text leaves with the words of the action's programme, and the effect with its answers. An
   * effect is one digit, so all have one length; those of two stages have no common ciphertext.
   */
  private EncryptedProgress encrypted(
      ActionId action,
      ProgressRequest progress,
      Username owner,
      AuthorEncryption authorEncryption) {
    var effect = progress.effect();
    var text = progress.learnt();
    var learnt = text == null || text.isBlank() ? null : text;
    if (effect == null && learnt == null) return new EncryptedProgress(null, null);
    var programme = commands.send(new CheckOwner(action, owner)).answer(ProgrammeId.class);
    var place = "action/" + action;
    return new EncryptedProgress(
        effect == null
            ? null
            : new EncryptedText(
                authorEncryption.encrypt(
                    new RetentionScope(RetentionScope.Kind.ANSWERS, programme.value()),
                    place + "/effect/" + progress.status(),
                    effect.toString())),
        learnt == null
            ? null
            : new EncryptedText(
                authorEncryption.encrypt(
                    new RetentionScope(RetentionScope.Kind.WORDS, programme.value()),
                    place + "/learnt",
                    learnt)));
  }
}
