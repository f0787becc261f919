package codev.group.authority;

import codev.group.domain.authority.ApprovalId;
import codev.infra.eventstore.axon.CommandResult;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What became of a command that may need a second person's approval.
 *
 * @param result of the command, or of the request for approval
 * @param pending the request, where a second person has to approve it first
 */
public record DoneOrPending(CommandResult result, @Nullable ApprovalId pending) {
  private static final String APPROVALS = "/approvals";

  /**
   * The answer to something that waits for approval.
   *
   * @param id of the request for approval
   * @param position of the commit in this service's log
   */
  public record PendingResponse(UUID id, State state, long position) {
    /** It has been asked for. */
    public enum State {
      REQUESTED
    }
  }

  public long position() {
    return result.position();
  }

  /**
   * @param done the status and the body if it is done
   */
  public <T> ResponseEntity<Object> answer(HttpStatus done, Function<CommandResult, T> body) {
    if (pending == null) return ResponseEntity.status(done).body(body.apply(result));
    var response =
        new PendingResponse(pending.value(), PendingResponse.State.REQUESTED, position());
    return ResponseEntity.accepted().body(response);
  }

  /** The page that shows it. */
  public String pageAddress(String addressIfDone) {
    return pending == null ? addressIfDone : APPROVALS;
  }
}
