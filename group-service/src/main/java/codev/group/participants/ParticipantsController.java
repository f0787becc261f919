package codev.group.participants;

import codev.group.domain.command.ProgrammeCommand.RemoveParticipant;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of the participants of a programme: list, add, remove. */
@RestController
@RequestMapping("/api/programmes/{programme}/participants")
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record ParticipantsController(
    ParticipantQueries participants,
    AddParticipantsUseCase addParticipants,
    CommandSender commands,
    UsernameSpelling spelling,
    Clock clock) {
  /**
   * @param people each by user name, e-mail address or whole name
   */
  record AdditionRequest(
      @NotNull @Size(max = 2000) List<@NotBlank @Size(max = 200) String> people) {}

  /**
   * @param participants those who were asked for and are participants now
   * @param unknown what names nobody in the directory, or several people
   */
  record AdditionResponse(List<Username> participants, List<String> unknown, long position) {}

  @GetMapping
  ResponseEntity<List<ParticipantResponse>> list(
      @PathVariable UUID programme, Paging paging, CurrentUser user) {
    return paging.page(
        participants.list(new ProgrammeId(programme)),
        participant -> participant.person().username().value(),
        ParticipantResponse::of);
  }

  @PostMapping
  AdditionResponse add(
      @PathVariable UUID programme, @Valid @RequestBody AdditionRequest request, CurrentUser user) {
    var outcome = addParticipants.add(new ProgrammeId(programme), request.people(), user);
    return new AdditionResponse(outcome.people(), outcome.unknown(), outcome.position());
  }

  @PostMapping("/{username}/removal")
  CommandResult remove(
      @PathVariable UUID programme, @PathVariable String username, CurrentUser user) {
    return commands.send(
        new RemoveParticipant(
            new ProgrammeId(programme),
            new Username(spelling.of(username)),
            new Username(user.username()),
            clock.instant()));
  }
}
