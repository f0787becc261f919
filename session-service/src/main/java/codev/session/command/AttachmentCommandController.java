package codev.session.command;

import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.session.attachment.AttachmentStore;
import codev.session.attachment.UploadedFile;
import codev.session.domain.SessionCommand.AttachFile;
import codev.session.domain.SessionCommand.RemoveFile;
import codev.session.domain.contribution.Attachment;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The file of a topic or contribution: attached and removed by the author while its step lasts. */
@RestController
@RequestMapping(UploadedFile.PATH)
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record AttachmentCommandController(CommandActorFactory actors, AttachmentStore store) {
  /**
   * Sending the same file again changes nothing; another one is refused until this one is removed.
   *
   * @param disposition names the file for those who download it ({@code attachment;
   *     filename*=UTF-8''plan.png}); not part of the address, which proxies write down
   * @param speaker the author, of an entry that the facilitator typed for them
   * @param content an image (PNG, JPEG, WebP, GIF) or a PDF, recognised by itself: its media type
   *     does not matter
   */
  @PutMapping
  CommandResult attach(
      @PathVariable UUID session,
      @PathVariable UUID entry,
      @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false)
          @Nullable
          @Size(max = 3_000)
          String disposition,
      @RequestParam(name = "for", required = false) @Nullable @Size(max = 100) String speaker,
      @RequestBody byte[] content,
      CurrentUser user) {
    var file = UploadedFile.of(disposition, content);
    var actor = actors.of(user, session, speaker);
    var location =
        new AttachmentStore.AttachmentLocation(actor.session(), entry.toString(), actor.username());
    var encrypted =
        store.encrypt(
            location, file.content(), actor.encryption(), actor.scope(RetentionScope.Kind.WORDS));
    var attachment =
        new Attachment(
            actor.encrypt("attachment/" + entry + "/name", file.name()),
            file.type(),
            file.content().length,
            encrypted.digest());
    var command =
        new AttachFile(
            actor.session(), entry.toString(), attachment, actor.username(), actor.now());
    // What is refused leaves nothing behind, and no event refers to what is not there.
    actor.check(command);
    store.add(encrypted);
    return actor.send(command);
  }

  record RemovalRequest(@Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/removal")
  CommandResult remove(
      @PathVariable UUID session,
      @PathVariable UUID entry,
      @Valid @RequestBody RemovalRequest removal,
      CurrentUser user) {
    var actor = actors.of(user, session, removal.speaker());
    return actor.send(
        new RemoveFile(actor.session(), entry.toString(), actor.username(), actor.now()));
  }
}
