package codev.learning.personaldata;

import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.personaldata.ErasureProperties;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.authority.ProgrammeAccess;
import codev.learning.domain.LearningServiceCommand.CancelErasure;
import codev.learning.domain.LearningServiceCommand.RequestErasure;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.EncryptedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoints with which a person asks for their own erasure, or a manager of all programmes
 * that the person is or was in; a manager of any of them cancels it. A second person decides, in
 * group-service.
 */
@RestController
@EnableConfigurationProperties(ErasureProperties.class)
public record ErasureController(
    CommandSender commands,
    TextEncryption encryption,
    ProgrammeAccess access,
    ErasureQueries erasures,
    InstantSource clock,
    UsernameSpelling spelling) {
  /**
   * It has no id of the caller's: that becomes the id of the request for approval, and could be
   * another one's. Who asks again is answered the request that is open.
   */
  record ErasureRequest(@Nullable @Size(max = 500) String reason) {
    static final ErasureRequest WITHOUT_REASON = new ErasureRequest(null);

    boolean lacksReason() {
      return reason == null || reason.isBlank();
    }
  }

  /**
   * @param id of the request for approval
   * @param position of the commit in this service's log
   */
  record ErasureCommandResponse(UUID id, ErasureView.State state, long position) {}

  /**
   * @param due when it is carried out, once it is approved
   */
  record ErasureResponse(
      UUID id,
      String username,
      String requestedBy,
      ErasureView.State state,
      Instant requestedAt,
      @Nullable Instant due) {
    static ErasureResponse of(ErasureView view) {
      return new ErasureResponse(
          view.request(),
          view.person().value(),
          view.by().value(),
          view.state(),
          view.at(),
          view.due());
    }
  }

  /** The confirmation of one's own erasure: it must repeat one's own user name. */
  record Confirmation(@Nullable String confirmation, @Nullable @Size(max = 500) String reason) {}

  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @PostMapping("/me/erasure")
  ResponseEntity<Void> requestOnPage(@Valid @ModelAttribute Confirmation given, CurrentUser user) {
    var confirmation = given.confirmation();
    if (confirmation == null || !spelling.of(confirmation).equals(user.username()))
      throw new MalformedRequestException("confirmation", "erasing.not-confirmed");
    var requested = requestErasure(user.username(), new ErasureRequest(given.reason()), user);
    return RedirectAfterPost.to("/me", requested.position());
  }

  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @PostMapping("/me/erasure/cancellation")
  ResponseEntity<Void> cancelOnPage(CurrentUser user) {
    var open = erasures.openOf(user.username()).orElseThrow(RefusedException::notFound);
    return RedirectAfterPost.to("/me", cancel(open.request(), user).position());
  }

  /** Nobody has to say why they want to be erased themselves; who asks for another's says why. */
  @RequiredAccess(AccessPolicy.PERSONAL_DATA_HOLDER)
  @PostMapping("/api/people/{username}/erasure")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ErasureCommandResponse request(
      @PathVariable String username,
      @Valid @RequestBody(required = false) @Nullable ErasureRequest form,
      CurrentUser user) {
    var request = Objects.requireNonNullElse(form, ErasureRequest.WITHOUT_REASON);
    var person = spelling.of(username);
    if (request.lacksReason() && !person.equals(user.username()))
      throw new MalformedRequestException("reason", "request.missing");
    return requestErasure(person, request, user);
  }

  private ErasureCommandResponse requestErasure(
      String username, ErasureRequest form, CurrentUser user) {
    var authorEncryption = encryption.of(user.username());
    var requested =
        commands.send(
            new RequestErasure(
                new Username(username),
                UUID.randomUUID(),
                access.programmesOf(username),
                encrypted(username, form.reason(), authorEncryption),
                new Username(user.username()),
                clock.instant()),
            authorEncryption::storeKey);
    return new ErasureCommandResponse(
        requested.answer(UUID.class), ErasureView.State.REQUESTED, requested.position());
  }

  @RequiredAccess(AccessPolicy.ERASURE_PARTICIPANT)
  @GetMapping("/api/erasures/{id}")
  ErasureResponse erasure(@PathVariable UUID id) {
    return ErasureResponse.of(request(id));
  }

  /** By the person, or by a manager of a programme that the person is or was in. */
  @RequiredAccess(AccessPolicy.ERASURE_PARTICIPANT)
  @PostMapping("/api/erasures/{id}/cancellation")
  ErasureCommandResponse cancel(@PathVariable UUID id, CurrentUser user) {
    var erasure = request(id);
    var cancelled =
        commands.send(
            new CancelErasure(
                erasure.person(), id, new Username(user.username()), clock.instant()));
    return new ErasureCommandResponse(id, ErasureView.State.CANCELLED, cancelled.position());
  }

  private ErasureView request(UUID id) {
    return erasures.byRequest(id).orElseThrow(RefusedException::notFound);
  }

  private static @Nullable EncryptedText encrypted(
      String username, @Nullable String reason, AuthorEncryption authorEncryption) {
    return reason == null || reason.isBlank()
        ? null
        : new EncryptedText(authorEncryption.encrypt("erasure/" + username, reason.strip()));
  }
}
