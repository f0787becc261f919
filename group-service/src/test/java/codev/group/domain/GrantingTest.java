package codev.group.domain;

import static codev.group.domain.People.GRANT;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.granted;
import static codev.group.domain.People.revoked;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.command.GrantCommand.GiveGrant;
import codev.group.domain.command.GrantCommand.RevokeGrant;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.rights.Grant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Donner et retirer un droit")
class GrantingTest {
  @Test
  @DisplayName("un droit dit qui, quoi, sur quoi, de quand à quand, pourquoi et par qui")
  void a_grant_is_given() {
    given(Grant.class).when(give(GrantRole.SPONSOR)).expectEvents(granted());
  }

  @Test
  @DisplayName("le redire à l’identique ne change rien, autrement c’est un conflit")
  void the_same_again_changes_nothing() {
    nothingNew(given(Grant.class, granted()).when(give(GrantRole.SPONSOR)));
    refused(
        given(Grant.class, granted()).when(give(GrantRole.MANAGER)),
        RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("un droit ne finit pas avant de commencer")
  void it_does_not_end_before_it_starts() {
    var from = Instant.parse("2027-10-01T00:00:00Z");
    refused(
        given(Grant.class).when(give(GrantRole.SPONSOR, from, from)),
        RuleViolation.GRANT_ENDS_BEFORE_IT_STARTS);
  }

  @Test
  @DisplayName("retiré, il l’est avec son motif, une fois")
  void it_is_revoked_once() {
    given(Grant.class, granted()).when(revoke("A changé de poste", false)).expectEvents(revoked());
    nothingNew(given(Grant.class, granted(), revoked()).when(revoke("A changé de poste", false)));
    refused(
        given(Grant.class, granted(), revoked()).when(revoke("Autre motif", false)),
        RuleViolation.GRANT_REVOKED_ALREADY);
  }

  @Test
  @DisplayName("celui d’une déclaration se retire avant même d’avoir été noté, et ne revient pas")
  void a_declarations_is_revoked_before_it_is_recorded() {
    given(Grant.class).when(revoke("A changé de poste", false)).expectEvents(revoked());
    nothingNew(given(Grant.class, revoked()).when(give(GrantRole.SPONSOR)));
  }

  @Test
  @DisplayName("qui quitte l’organisation perd ses droits, retirés déjà ou non")
  void departure_ends_it() {
    var departure =
        new RevokeGrant(
            GRANT, PAUL, GrantRole.SPONSOR, GrantScope.of(PROGRAMME), false, null, MONA, TODAY);
    given(Grant.class, granted())
        .when(departure)
        .expectEvents(
            new GrantRevoked(
                GRANT, PAUL, GrantRole.SPONSOR, GrantScope.of(PROGRAMME), null, MONA, TODAY));
    nothingNew(given(Grant.class, granted(), revoked()).when(departure));
  }

  @Test
  @DisplayName("le dernier responsable ne se retire pas lui-même, un autre peut le faire")
  void the_last_manager_does_not_leave() {
    refused(
        given(Grant.class, granted()).when(revoke("Départ", true, PAUL)),
        RuleViolation.LAST_MANAGER);
    given(Grant.class, granted())
        .when(revoke("A changé de poste", true, MONA))
        .expectEvents(revoked());
  }

  @Test
  @DisplayName("la déclaration d’un programme donne toujours le même droit")
  void a_declaration_gives_one_grant() {
    assertThat(GrantId.ofDeclaration(PROGRAMME)).isEqualTo(GrantId.ofDeclaration(PROGRAMME));
    var other = new ProgrammeId(People.uuid(99));
    assertThat(GrantId.ofDeclaration(PROGRAMME)).isNotEqualTo(GrantId.ofDeclaration(other));
  }

  @Test
  @DisplayName("une unité couvre les programmes déclarés avec elle, l’organisation tous")
  void what_a_scope_covers() {
    assertThat(GrantScope.ORGANISATION.covers(PROGRAMME, null)).isTrue();
    assertThat(GrantScope.ofUnit("Production").covers(PROGRAMME, "Production")).isTrue();
    assertThat(GrantScope.ofUnit("Production").covers(PROGRAMME, "Ventes")).isFalse();
    assertThat(GrantScope.ofUnit("Production").covers(PROGRAMME, null)).isFalse();
    assertThat(GrantScope.of(PROGRAMME).covers(PROGRAMME, null)).isTrue();
    assertThat(GrantScope.of(new ProgrammeId(People.uuid(99))).covers(PROGRAMME, null)).isFalse();
    assertThatThrownBy(() -> new GrantScope(GrantScope.Kind.UNIT, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GiveGrant give(GrantRole role) {
    return give(role, Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2027-10-01T00:00:00Z"));
  }

  private static GiveGrant give(GrantRole role, @Nullable Instant from, @Nullable Instant until) {
    return new GiveGrant(
        GRANT,
        PAUL,
        role,
        GrantScope.of(PROGRAMME),
        from,
        until,
        new EncryptedText("Direction des sites"),
        MONA,
        TODAY);
  }

  private static RevokeGrant revoke(String reason, boolean leavesUnmanaged) {
    return revoke(reason, leavesUnmanaged, MONA);
  }

  private static RevokeGrant revoke(String reason, boolean leavesUnmanaged, Username by) {
    return new RevokeGrant(
        GRANT,
        PAUL,
        GrantRole.SPONSOR,
        GrantScope.of(PROGRAMME),
        leavesUnmanaged,
        new EncryptedText(reason),
        by,
        TODAY);
  }
}
