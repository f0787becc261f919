package codev.infra.benchmarks;

import codev.infra.benchmarks.StoredSessionEvent.ContributionMade;
import codev.infra.benchmarks.StoredSessionEvent.PersonNamed;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Twelve views of the kinds that a service has: documents that grow, that are small and many, that
 * every event touches, and that hardly any event touches.
 */
final class SampleViews {
  private static final int LATEST = 20;

  private SampleViews() {}

  record Line(String by, String step, String text, Instant at) {}

  /** With all that was written in it. */
  record SessionPage(String id, List<Line> lines) {}

  /** With what was written last. */
  record LatestLines(String id, List<Line> lines) {}

  record Count(String id, int number, Instant last) {}

  record Counts(String id, Map<String, Integer> numbers) {}

  record SingleLine(String id, Line line) {}

  record Person(String id, String name) {}

  static Projection<ContributionMade, SessionPage> sessionPages() {
    return Projection.of("session", ContributionMade.class, SessionPage.class)
        .by(made -> made.session().toString())
        .fold(
            (before, made) ->
                new SessionPage(
                    made.session().toString(),
                    with(before == null ? List.of() : before.lines(), made, Integer.MAX_VALUE)));
  }

  static List<Projection<?, ?>> all() {
    return List.of(
        sessionPages(),
        latest("author", ContributionMade::by),
        latest("author-step", made -> made.by() + " " + made.step()),
        singleLines(),
        counts("share", made -> made.session().toString(), ContributionMade::by),
        counts("step", made -> made.session().toString(), ContributionMade::step),
        count("session-count", made -> made.session().toString()),
        count("author-count", ContributionMade::by),
        count("day", made -> made.at().atOffset(ZoneOffset.UTC).toLocalDate().toString()),
        count("kind", made -> made.contribution().kind()),
        people("person", PersonNamed::person),
        people("initial", named -> named.name().substring(0, 1)));
  }

  private static Projection<ContributionMade, LatestLines> latest(
      String view, Function<ContributionMade, String> id) {
    return Projection.of(view, ContributionMade.class, LatestLines.class)
        .by(id)
        .fold(
            (before, made) ->
                new LatestLines(
                    id.apply(made),
                    with(before == null ? List.of() : before.lines(), made, LATEST)));
  }

  private static Projection<ContributionMade, SingleLine> singleLines() {
    return Projection.of("contribution", ContributionMade.class, SingleLine.class)
        .by(made -> made.contribution().id().toString())
        .fold((_, made) -> new SingleLine(made.contribution().id().toString(), line(made)));
  }

  private static Projection<ContributionMade, Counts> counts(
      String view, Function<ContributionMade, String> id, Function<ContributionMade, String> what) {
    return Projection.of(view, ContributionMade.class, Counts.class)
        .by(id)
        .fold(
            (before, made) -> {
              var numbers =
                  before == null ? new TreeMap<String, Integer>() : new TreeMap<>(before.numbers());
              numbers.merge(what.apply(made), 1, Integer::sum);
              return new Counts(id.apply(made), numbers);
            });
  }

  private static Projection<ContributionMade, Count> count(
      String view, Function<ContributionMade, String> id) {
    return Projection.of(view, ContributionMade.class, Count.class)
        .by(id)
        .fold((before, made) -> new Count(id.apply(made), number(before) + 1, made.at()));
  }

  private static int number(@Nullable Count before) {
    return before == null ? 0 : before.number();
  }

  private static Projection<PersonNamed, Person> people(
      String view, Function<PersonNamed, String> id) {
    return Projection.of(view, PersonNamed.class, Person.class)
        .by(id)
        .fold((_, named) -> new Person(id.apply(named), named.name()));
  }

  private static Line line(ContributionMade made) {
    return new Line(made.by(), made.step(), made.contribution().text(), made.at());
  }

  private static List<Line> with(List<Line> before, ContributionMade made, int atMost) {
    var lines = new ArrayList<>(before);
    lines.add(line(made));
    return List.copyOf(lines.subList(Math.max(0, lines.size() - atMost), lines.size()));
  }
}
