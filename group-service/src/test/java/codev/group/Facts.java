package codev.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.reviewed;
import static codev.group.domain.People.shifted;

import codev.group.domain.Advice;
import codev.group.domain.GroupEvent;
import codev.group.domain.Language;
import codev.group.domain.MembershipRules.Subordination;
import codev.group.domain.Warning;
import java.util.List;

/** One of everything that can have happened. */
public final class Facts {
  private Facts() {}

  public static List<GroupEvent> all() {
    return List.of(
        declared(),
        registered(),
        moved(),
        contact(Language.EN, false),
        formed(),
        reviewed(new Subordination(ALICE, BOB)),
        accepted(ALICE),
        planned(FIRST, 1, JANUARY_11),
        shifted("2027-01-18T08:00:00Z", new Advice(FIRST, List.of(Warning.SESSION_ON_A_HOLIDAY))),
        cancelled(new Advice(SECOND, List.of())),
        noted(ALICE),
        held(ALICE));
  }
}
