package codev.group.notifications;

import codev.group.domain.person.Username;
import codev.group.domain.template.SessionTemplate;
import codev.infra.testkit.SeedAndTriesHook;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@Label("Les invitations dans l’agenda de chacun")
@AddLifecycleHook(SeedAndTriesHook.class)
class CalendarInvitationsTest {

  /** One thing that happens to a group, with its name for the report. */
  record Step(String name, Consumer<InvitationHistory> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Property(tries = 300)
  @Label(
      "après toute histoire, chaque agenda a une entrée par séance de son propriétaire, à sa date"
          + " et à son lieu, avec sa réponse")
  void every_calendar_is_right_at_the_end(
      @ForAll("histories") List<Step> steps, @ForAll("zones") ZoneId zone) {
    var history = new InvitationHistory(zone);
    steps.forEach(step -> step.action().accept(history));
    history.sendDue();
    history.check();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Europe/Paris", "America/New_York", "Asia/Tokyo", "Asia/Jerusalem", "Africa/Casablanca")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    var day = Arbitraries.integers().between(0, 200);
    var index = Arbitraries.integers().between(0, 3);
    var member = Arbitraries.of(InvitationHistory.MEMBERS);
    var facilitator = Arbitraries.of(InvitationHistory.FACILITATORS);
    return Arbitraries.frequencyOf(
            Tuple.of(3, day.map(d -> new Step("plan " + d, h -> h.plan(d)))),
            Tuple.of(
                3,
                Combinators.combine(index, day)
                    .as((i, d) -> new Step("move " + i + " to " + d, h -> h.move(i, d)))),
            Tuple.of(
                2,
                Combinators.combine(index, Arbitraries.of("Salle Volta", "Salle 3, bâtiment C"))
                    .as(
                        (i, place) ->
                            new Step("hold " + i + " in " + place, h -> h.changePlace(i, place)))),
            Tuple.of(
                2,
                Combinators.combine(index, Arbitraries.of(SessionTemplate.BUILT_IN))
                    .as(
                        (i, by) ->
                            new Step(
                                "hold " + i + " by " + by.key(), h -> h.changeTemplate(i, by)))),
            Tuple.of(2, index.map(i -> new Step("cancel " + i, h -> h.cancel(i)))),
            Tuple.of(3, member.map(CalendarInvitationsTest::join)),
            Tuple.of(3, member.map(CalendarInvitationsTest::leave)),
            Tuple.of(
                2,
                Combinators.combine(facilitator, Arbitraries.integers().between(-1, 3))
                    .as(CalendarInvitationsTest::replace)),
            Tuple.of(
                2,
                Combinators.combine(member, index)
                    .as(
                        (person, i) ->
                            new Step(person + " declines " + i, h -> h.decline(person, i)))),
            Tuple.of(
                1,
                Arbitraries.of(InvitationHistory.everybody().toList())
                    .map(person -> new Step(person + " moves mail", h -> h.giveAddress(person)))),
            Tuple.of(
                1,
                Arbitraries.integers()
                    .between(0, 50)
                    .map(i -> new Step("again " + i, h -> h.deliverAgain(i)))),
            Tuple.of(4, Arbitraries.just(new Step("send", InvitationHistory::sendDue))))
        .list()
        .ofMaxSize(30);
  }

  private static Step join(Username person) {
    return new Step(person + " joins", history -> history.join(person));
  }

  private static Step leave(Username person) {
    return new Step(person + " leaves", history -> history.leave(person));
  }

  private static Step replace(Username person, int index) {
    return new Step(
        person + " leads " + (index < 0 ? "all" : index),
        history -> history.replaceFacilitator(person, index));
  }
}
