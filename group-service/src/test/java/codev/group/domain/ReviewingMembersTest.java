package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.peer;
import static codev.group.domain.People.reviewed;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;

import codev.group.domain.command.MembershipCommand.ReviewMembers;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Subordination;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Revoir les membres d’un groupe quand l’annuaire change")
class ReviewingMembersTest {
  private static final Subordination ALICE_UNDER_BOB = new Subordination(ALICE, BOB);

  @Test
  @DisplayName("qui siège à présent avec son responsable, même indirect, est noté")
  void who_now_sits_with_their_manager_is_noted() {
    given(Group.class, formed())
        .when(review(peer(ALICE, ZOE, BOB)))
        .expectEvents(reviewed(ALICE_UNDER_BOB));
  }

  @Test
  @DisplayName("ce qui est déjà noté ne l’est pas deux fois")
  void what_is_noted_is_not_noted_twice() {
    nothingNew(
        given(Group.class, formed(), reviewed(ALICE_UNDER_BOB)).when(review(peer(ALICE, BOB))));
  }

  @Test
  @DisplayName("le retour à la règle est noté")
  void that_it_is_right_again_is_noted() {
    given(Group.class, formed(), reviewed(ALICE_UNDER_BOB))
        .when(review(peer(ALICE, ZOE)))
        .expectEvents(reviewed());
  }

  @Test
  @DisplayName("quand rien n’enfreint la règle, il n’y a rien à noter")
  void there_is_nothing_to_note_when_all_is_right() {
    nothingNew(given(Group.class, formed()).when(review(peer(ALICE, ZOE))));
  }

  private static ReviewMembers review(MemberCandidate alice) {
    return new ReviewMembers(GROUP, List.of(alice, peer(BOB), peer(CARLA)), TODAY);
  }
}
