package codev.session.attachment;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.session.accesslog.WordsAccessLog;
import codev.session.attachment.AttachmentStore.AttachmentLocation;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponseQueries;
import codev.session.view.SessionAccess;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with the file of an entry, to those who may read the entry's words, and with each file of
 * theirs to authors for their export.
 */
@RestController
record AttachmentController(
    SessionResponseQueries sessions,
    AttachmentStore store,
    TextEncryption encryption,
    WordsAccessLog accessLog) {
  /** It may run nothing, load nothing and be shown inside no other page. */
  private static final String POLICY =
      "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @GetMapping(UploadedFile.PATH)
  @RequiredAccess(AccessPolicy.SESSION_READER)
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> open(
      @PathVariable UUID session, @PathVariable UUID entry, CurrentUser user) {
    var access = sessions.access(session, user);
    // A live page asks for a file as soon as the log has it.
    if (access.current().entries().attachment(entry).isEmpty())
      access = sessions.latestAccess(session, user);
    var author = readableAuthor(access, entry.toString()).orElseThrow(RefusedException::notFound);
    var file = access.current().entries().attachment(entry).orElseThrow(RefusedException::notFound);
    accessLog.record(access);
    var location = new AttachmentLocation(new SessionId(session), entry.toString(), author);
    var content = store.open(location, file.digest()).orElseThrow(RefusedException::notFound);
    return answer(file.type(), nameOf(file), content);
  }

  /**
   * For the export of the author, also where nobody else can read the entry now. The archive's file
   * gets the extension of the name.
   */
  @GetMapping("/api/sessions/me/attachments/{session}/{entry}/{digest}")
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> own(
      @PathVariable UUID session,
      @PathVariable UUID entry,
      @PathVariable String digest,
      CurrentUser user) {
    var location =
        new AttachmentLocation(
            new SessionId(session), entry.toString(), new Username(user.username()));
    var content = store.open(location, digest).orElseThrow(RefusedException::notFound);
    var type = UploadedFile.typeOf(content).orElseThrow(RefusedException::notFound);
    return answer(type, "codev." + type.extension(), content);
  }

  /** Whose entry it is, if its words are open to the viewer. */
  private static Optional<Username> readableAuthor(SessionAccess access, String entry) {
    var view = access.current();
    var contribution =
        view.discussion().contributions().stream()
            .filter(c -> c.id().toString().equals(entry) && access.knows(c.made()))
            .map(c -> c.made().by());
    var topics =
        view.topics().offers().stream()
            .filter(offer -> offer.topic().id().toString().equals(entry))
            .map(offer -> offer.by());
    return Stream.concat(contribution, topics)
        .filter(author -> access.shows(entry, author))
        .findFirst();
  }

  private @Nullable String nameOf(Attachment file) {
    EncryptedText name = file.name();
    return encryption.decryptOrLog(name.sealed()).orElse(null);
  }

  private static ResponseEntity<byte[]> answer(
      Attachment.Type type, @Nullable String name, byte[] content) {
    var disposition =
        type.isImage() ? ContentDisposition.inline() : ContentDisposition.attachment();
    if (name != null) disposition.filename(name, StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", POLICY)
        .body(content);
  }
}
