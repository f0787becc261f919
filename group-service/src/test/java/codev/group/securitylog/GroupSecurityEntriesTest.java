package codev.group.securitylog;

import static codev.group.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.event.ApprovalEvent.ApprovalCarriedOut;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalGranted;
import codev.group.domain.event.ApprovalEvent.ApprovalRefused;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.ApprovalEvent.ApprovalWithdrawn;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.person.Username;
import codev.infra.securitylog.SecurityLogEntry;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce que le flux du journal de sécurité dit des groupes")
class GroupSecurityEntriesTest {
  private static final ApprovalAction ERASURE = new PersonErasure(ALICE, Set.of(PROGRAMME));

  @Test
  @DisplayName("qui a demandé, accordé, refusé ou annulé quoi, et ce qui a expiré, sans les motifs")
  void approvals() {
    var asked =
        "asker=mona action=PERSON_ERASURE person=alice approval=%s".formatted(APPROVAL.value());
    var reason = words("Départ de Zoé");
    assertThat(
            lines(
                new ApprovalRequested(APPROVAL, ERASURE, MONA, reason, APPROVAL_ENDS, TODAY),
                new ApprovalGranted(APPROVAL, ERASURE, MONA, reason, PAUL, TODAY),
                new ApprovalRefused(APPROVAL, ERASURE, MONA, reason, PAUL, TODAY),
                new ApprovalWithdrawn(APPROVAL, ERASURE, MONA, MONA, TODAY),
                new ApprovalExpired(APPROVAL, ERASURE, MONA, APPROVAL_ENDS)))
        .containsExactly(
            "event=approval-requested by=mona " + asked,
            "event=approval-granted by=paul " + asked,
            "event=approval-refused by=paul " + asked,
            "event=approval-withdrawn by=mona " + asked,
            "event=approval-expired " + asked);
    assertThat(lines(new ApprovalCarriedOut(APPROVAL, ERASURE, MONA, TODAY)))
        .as("what it does is recorded by itself")
        .isEmpty();
  }

  @Test
  @DisplayName("qui a accordé un droit, et personne s’il est venu avec un programme")
  void grants() {
    var rest =
        "person=mona role=MANAGER scope=PROGRAMME programme=%s grant=".formatted(PROGRAMME.value());
    var own = GrantId.ofDeclaration(PROGRAMME);
    var other = new GrantId(UUID.fromString("5f6a1c0e-0000-4000-8000-000000000001"));
    assertThat(lines(given(own, MONA), given(other, PAUL)))
        .containsExactly(
            "event=grant-given " + rest + own, "event=grant-given by=paul " + rest + other);
  }

  private static GrantGiven given(GrantId grant, Username by) {
    return new GrantGiven(
        grant, MONA, GrantRole.MANAGER, GrantScope.of(PROGRAMME), null, null, null, by, TODAY);
  }

  private static Stream<String> lines(Object... events) {
    var entries = new GroupSecurityEntries();
    return Stream.of(events)
        .flatMap(event -> entries.of(event).stream())
        .map(SecurityLogEntry::toString);
  }
}
