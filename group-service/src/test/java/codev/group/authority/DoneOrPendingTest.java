package codev.group.authority;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.authority.ApprovalId;
import codev.infra.eventstore.axon.CommandResult;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

@DisplayName("Ce qu’il advient d’une commande qu’une seconde personne peut avoir à approuver")
class DoneOrPendingTest {
  private static final CommandResult RESULT = new CommandResult(7, null);

  @Test
  @DisplayName("est la réponse de la commande quand elle est faite")
  void is_done() {
    var done = new DoneOrPending(RESULT, null);
    var answer = done.answer(HttpStatus.CREATED, result -> "at " + result.position());
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
    assertThat(answer.getBody()).isEqualTo("at 7");
    assertThat(done.pageAddress("/groups")).isEqualTo("/groups");
    assertThat(done.position()).isEqualTo(7);
  }

  @Test
  @DisplayName("est la demande d’approbation sinon")
  void is_pending() {
    var id = UUID.randomUUID();
    var pending = new DoneOrPending(RESULT, new ApprovalId(id));
    var answer = pending.answer(HttpStatus.CREATED, result -> "at " + result.position());
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
    assertThat(answer.getBody())
        .isEqualTo(
            new DoneOrPending.PendingResponse(
                id, DoneOrPending.PendingResponse.State.REQUESTED, 7));
    assertThat(pending.pageAddress("/groups")).isEqualTo("/approvals");
  }
}
