package codev.learning.authority;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.authority.GroupMembershipView.Membership;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les groupes dans lesquels une personne est ou a été")
class GroupMembershipViewTest {
  private final UUID present = UUID.randomUUID();
  private final UUID past = UUID.randomUUID();
  private final GroupMembershipView view =
      new GroupMembershipView(
          List.of(
              new Membership(new GroupId(UUID.randomUUID()), new ProgrammeId(past), true),
              new Membership(new GroupId(UUID.randomUUID()), new ProgrammeId(present), false)));

  @Test
  @DisplayName("font d’elle un membre d’un programme tant qu’elle n’a pas quitté son groupe")
  void make_a_member() {
    assertThat(view.isMemberIn(present)).isTrue();
    assertThat(view.isMemberIn(past)).isFalse();
    assertThat(view.isMemberIn(UUID.randomUUID())).isFalse();
    assertThat(GroupMembershipView.NONE.isMemberIn(present)).isFalse();
  }

  @Test
  @DisplayName("disent de quels programmes, y compris ceux qu’elle a quittés")
  void name_the_programmes() {
    assertThat(view.programmes()).containsExactly(past, present);
  }
}
