package codev.infra.web.authority;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Authority: the provider's role within a granted scope")
class ProgrammeAuthoritiesTest {
  private static final UUID GRANTED = UUID.randomUUID();
  private static final UUID OF_THE_UNIT = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  @Test
  @DisplayName("a role at the provider reaches nothing without a grant")
  void a_role_alone_reaches_nothing() {
    var authority = authority(UserRole.MANAGER);
    assertThat(authority.manages(GRANTED)).isFalse();
    assertThat(authority.sees(GRANTED)).isFalse();
    assertThat(authority.isEmpty()).isTrue();
  }

  @Test
  @DisplayName("a grant has no effect without the role at the provider")
  void a_grant_alone_has_no_effect() {
    var manager = new GrantedRole(UserRole.MANAGER, GRANTED, null, null, null);
    assertThat(authority(UserRole.SPONSOR, manager).sees(GRANTED)).isFalse();
    assertThat(authority(UserRole.MANAGER, manager).manages(GRANTED)).isTrue();
    assertThat(authority(UserRole.MANAGER, manager).manages(OTHER)).isFalse();
  }

  @Test
  @DisplayName("an administrator may be granted what a manager may, and reads no reasons")
  void an_administrator_manages_and_reads_no_reasons() {
    var manager = new GrantedRole(UserRole.MANAGER, GRANTED, null, null, null);
    assertThat(authority(UserRole.ADMINISTRATOR, manager).manages(GRANTED)).isTrue();
    assertThat(authority(UserRole.ADMINISTRATOR, manager).readsReasons(GRANTED)).isFalse();
    assertThat(authority(UserRole.MANAGER, manager).readsReasons(GRANTED)).isTrue();
  }

  @Test
  @DisplayName("a unit reaches the programmes declared with it")
  void a_unit_reaches_its_programmes() {
    var unit = new GrantedRole(UserRole.SPONSOR, null, "Production", null, null);
    var authority = authority(UserRole.SPONSOR, unit);
    assertThat(authority.sponsors(OF_THE_UNIT)).isTrue();
    assertThat(authority.sponsors(OTHER)).isFalse();
    assertThat(authority.programmes()).containsExactly(OF_THE_UNIT);
    assertThat(authority.seesOrganisation()).isFalse();
  }

  @Test
  @DisplayName("the setting gives the whole organisation in each role at the provider")
  void the_setting_gives_the_organisation() {
    var settings = new OrganisationHoldersProperties(Set.of("mona"));
    var auditor = user(UserRole.AUDITOR);
    var held = settings.held(auditor, Stream::empty, Instant.EPOCH);
    var authority = ProgrammeAuthorities.of(auditor, held, _ -> Set.of());
    assertThat(authority.auditsOrganisation()).isTrue();
    assertThat(authority.manages(OTHER)).isFalse();
    var other = new CurrentUser("paul", Set.of(UserRole.AUDITOR));
    assertThat(settings.held(other, Stream::empty, Instant.EPOCH)).isEmpty();
  }

  @Test
  @DisplayName("grants are read only where the role at the provider allows one")
  void grants_are_read_where_one_may_be_held() {
    var settings = new OrganisationHoldersProperties(Set.of("mona"));
    var asked = new ArrayList<UserRole>();
    for (var role : UserRole.values()) {
      var user = user(role);
      var held =
          settings.held(
              user,
              () -> {
                asked.add(role);
                return Stream.empty();
              },
              Instant.EPOCH);
      assertThat(held.isEmpty()).as("%s", role).isEqualTo(!asked.contains(role));
    }
    assertThat(asked)
        .containsExactlyInAnyOrder(
            UserRole.ADMINISTRATOR, UserRole.MANAGER, UserRole.SPONSOR, UserRole.AUDITOR);
  }

  @Test
  @DisplayName("a grant is in force from its first instant to before its last")
  void a_grant_is_in_force_between_its_instants() {
    var from = Instant.parse("2027-01-01T00:00:00Z");
    var until = Instant.parse("2027-02-01T00:00:00Z");
    var grant = new GrantedRole(UserRole.MANAGER, GRANTED, null, from, until);
    assertThat(grant.isInForce(from.minusMillis(1))).isFalse();
    assertThat(grant.isInForce(from)).isTrue();
    assertThat(grant.isInForce(until.minusMillis(1))).isTrue();
    assertThat(grant.isInForce(until)).isFalse();
  }

  @Test
  @DisplayName("a manager and an auditor review their scope, a sponsor does not")
  void managers_and_auditors_review() {
    for (var role : List.of(UserRole.MANAGER, UserRole.AUDITOR)) {
      var one = authority(role, new GrantedRole(role, GRANTED, null, null, null));
      assertThat(one.reviews(GRANTED) && one.reviewsAnything()).isTrue();
      assertThat(one.reviews(OTHER) || one.reviewsOrganisation()).isFalse();
      var ofUnit = authority(role, new GrantedRole(role, null, "Production", null, null));
      assertThat(ofUnit.reviewsUnit("Production") && ofUnit.reviews(OF_THE_UNIT)).isTrue();
      assertThat(ofUnit.reviewsUnit("Sales")).isFalse();
    }
    var sponsor = new GrantedRole(UserRole.SPONSOR, GRANTED, null, null, null);
    assertThat(authority(UserRole.SPONSOR, sponsor).reviewsAnything()).isFalse();
  }

  @Test
  @DisplayName("who manages one programme and audits another does neither in the other one")
  void two_roles_keep_their_scopes() {
    var both = new CurrentUser("mona", Set.of(UserRole.MANAGER, UserRole.AUDITOR));
    var authority =
        authority(
            both,
            new GrantedRole(UserRole.MANAGER, GRANTED, null, null, null),
            new GrantedRole(UserRole.AUDITOR, OTHER, null, null, null));

    assertThat(authority.manages(GRANTED) && authority.audits(OTHER)).isTrue();
    assertThat(authority.manages(OTHER) || authority.readsReasons(OTHER)).isFalse();
    assertThat(authority.audits(GRANTED)).isFalse();
    assertThat(authority.programmes()).containsExactlyInAnyOrder(GRANTED, OTHER);
  }

  private static ProgrammeAuthorities authority(UserRole role, GrantedRole... grants) {
    return authority(user(role), grants);
  }

  private static ProgrammeAuthorities authority(CurrentUser user, GrantedRole... grants) {
    return ProgrammeAuthorities.of(
        user,
        new OrganisationHoldersProperties(Set.of())
            .held(user, () -> Stream.of(grants), Instant.EPOCH),
        units -> units.equals(Set.of("Production")) ? Set.of(OF_THE_UNIT) : Set.of());
  }

  private static CurrentUser user(UserRole role) {
    return new CurrentUser("mona", Set.copyOf(List.of(role)));
  }
}
