package codev.group.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Qui est désigné pour animer")
class FacilitatorRoleTest {
  @Test
  @DisplayName("doit avoir le rôle d’animateur, aucun autre n’y suffit")
  void must_have_the_role() {
    var facilitator = new CurrentUser("lea", Set.of(UserRole.FACILITATOR));
    assertThatCode(() -> FacilitatorRole.mustBeHeldBy(facilitator)).doesNotThrowAnyException();
    var manager = new CurrentUser("max", Set.of(UserRole.MANAGER));
    assertThatThrownBy(() -> FacilitatorRole.mustBeHeldBy(manager))
        .isInstanceOfSatisfying(
            RuleViolationException.class,
            e -> assertThat(e.violation()).isEqualTo(RuleViolation.FACILITATOR_ROLE_MISSING));
  }
}
