package codev.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.reviewed;

import codev.group.domain.GroupEvent;
import codev.group.domain.MembershipRules.Subordination;
import java.util.List;

/** One of everything that can have happened. */
public final class Facts {
  private Facts() {}

  public static List<GroupEvent> all() {
    return List.of(
        declared(),
        registered(),
        moved(),
        formed(),
        reviewed(new Subordination(ALICE, BOB)),
        accepted(ALICE),
        planned(FIRST, 1, JANUARY_11),
        noted(ALICE),
        held(ALICE));
  }
}
