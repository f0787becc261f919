package codev.infra.web.authority;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The menu leads to the audit")
class MenuTest {
  private static final GrantedRole ORGANISATION =
      new GrantedRole(UserRole.AUDITOR, null, null, null, null);
  private static final GrantedRole PROGRAMME =
      new GrantedRole(UserRole.AUDITOR, UUID.randomUUID(), null, null, null);
  private static final GrantedRole UNIT =
      new GrantedRole(UserRole.AUDITOR, null, "Finance", null, null);

  @Test
  @DisplayName("of the organisation: to who did what in it")
  void of_the_organisation() {
    assertThat(audit(UserRole.AUDITOR, ORGANISATION)).isEqualTo("/audit/sessions/actions");
    assertThat(audit(UserRole.AUDITOR, PROGRAMME, ORGANISATION))
        .isEqualTo("/audit/sessions/actions");
  }

  @Test
  @DisplayName("of a programme or of a unit: to who has seen their figures")
  void of_a_programme() {
    assertThat(audit(UserRole.AUDITOR, PROGRAMME)).isEqualTo("/audit/learning/showings");
    assertThat(audit(UserRole.AUDITOR, UNIT)).isEqualTo("/audit/learning/showings");
  }

  @Test
  @DisplayName("nowhere without a right, or without the role at the provider")
  void of_nothing() {
    assertThat(audit(UserRole.AUDITOR)).isNull();
    for (var role : UserRole.values())
      if (role != UserRole.AUDITOR) assertThat(audit(role, ORGANISATION)).as("%s", role).isNull();
  }

  @Test
  @DisplayName("nowhere while rights cannot be read: the page is shown without it")
  void without_the_rights() {
    for (var failure :
        List.of(new ViewUnavailableException("grants", 10), new IllegalStateException("away"))) {
      AuthoritySource away =
          _ -> {
            throw failure;
          };
      assertThat(new Menu(() -> Optional.of(away)).audit(user(UserRole.AUDITOR))).isNull();
    }
    assertThat(new Menu(Optional::empty).audit(user(UserRole.AUDITOR))).isNull();
  }

  private static @Nullable String audit(UserRole role, GrantedRole... held) {
    AuthoritySource source = user -> ProgrammeAuthorities.of(user, List.of(held), _ -> Set.of());
    return new Menu(() -> Optional.of(source)).audit(user(role));
  }

  private static CurrentUser user(UserRole role) {
    return new CurrentUser("alice", Set.of(role));
  }
}
