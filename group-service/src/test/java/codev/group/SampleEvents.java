package codev.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.defined;
import static codev.group.domain.People.described;
import static codev.group.domain.People.enlisted;
import static codev.group.domain.People.erased;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.left;
import static codev.group.domain.People.marked;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.noted;
import static codev.group.domain.People.ours;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.replaced;
import static codev.group.domain.People.reviewed;
import static codev.group.domain.People.shifted;
import static codev.group.domain.People.signed;
import static codev.group.domain.People.skipped;
import static codev.group.domain.People.swapped;

import codev.group.domain.GroupEvent;
import codev.group.domain.HalfDay;
import codev.group.domain.MembershipRules.Subordination;
import codev.group.domain.MethodWarning;
import codev.group.domain.SessionDateWarnings;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.Language;
import java.util.List;

/** One event of each type. */
public final class SampleEvents {
  private SampleEvents() {}

  public static List<GroupEvent> all() {
    return List.of(
        declared(),
        defined(ours()),
        described(),
        registered(),
        moved(),
        contact(Language.EN, false),
        formed(MethodWarning.FACILITATOR_OVER_CAPACITY),
        erased(),
        reviewed(new Subordination(ALICE, BOB)),
        joined(DAVID),
        enlisted(),
        replaced(PAUL, FIRST, MethodWarning.FACILITATOR_NOT_QUALIFIED),
        left(CARLA, MethodWarning.FEWER_THAN_THREE_MEMBERS),
        accepted(ALICE),
        planned(FIRST, 1, JANUARY_11, ours(), MONA),
        shifted(
            "2027-01-18T08:00:00Z",
            new SessionDateWarnings(FIRST, List.of(MethodWarning.SESSION_ON_A_HOLIDAY))),
        cancelled(new SessionDateWarnings(SECOND, List.of())),
        swapped(ALICE, BOB),
        skipped(CARLA),
        begun(JANUARY_11),
        postponed(JANUARY_11),
        signed(BOB, HalfDay.MORNING, JANUARY_11),
        marked(BOB, AttendanceRecord.Status.LATE, JANUARY_11),
        noted(ALICE),
        held(ALICE));
  }

  /** What was kept in shapes of the past says no more than this. */
  public static List<GroupEvent> older() {
    return List.of(planned(FIRST, 1, JANUARY_11), begun(JANUARY_11, new HalfDay[0]), formed());
  }
}
