package codev.infra.web.securityrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.projections.ReadModel;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.problem.MalformedRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of a security log")
class SecurityLogSearchTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

  private final List<Line> log = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();

  private record Line(
      long position, LocalDate day, SecurityEvent event, String person, List<String> keys)
      implements SecurityLogRow {
    @Override
    public Instant at() {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
  }

  private void add(LocalDate day, SecurityEvent event, String person) {
    var keys = SecurityLogRow.keys(day, event, List.of(person));
    log.add(new Line(log.size() + 1, day, event, person, keys));
  }

  @Test
  @DisplayName(
      "come page by page over a whole year, the latest first, none twice and none left out")
  void page_by_page() {
    for (int day = 365; day >= 0; day--) {
      add(TODAY.minusDays(day), SecurityEvent.SIGN_IN, "alice");
      if (day % 3 == 0) add(TODAY.minusDays(day), SecurityEvent.EXPORT, "bob");
    }
    var wanted = filter(TODAY.minusDays(365), null, null);
    var read = new ArrayList<Line>();
    var after = "";
    while (true) {
      var page = search().find(wanted, after, 50);
      read.addAll(page);
      if (page.size() < 50) break;
      after = SecurityLogSearch.keyOf(page.getLast());
    }
    assertThat(read).containsExactlyElementsOf(log.reversed());
  }

  @Test
  @DisplayName("of one person and one event are found by the read model, not looked through")
  void by_person_and_event() {
    IntStream.range(0, 400).forEach(_ -> add(TODAY, SecurityEvent.SIGN_IN, "bob"));
    add(TODAY.minusDays(1), SecurityEvent.SIGN_IN, "alice");
    add(TODAY, SecurityEvent.EXPORT, "alice");

    assertThat(search().find(filter(TODAY.minusDays(6), "alice", null), "", 50))
        .extracting(Line::event)
        .containsExactly(SecurityEvent.EXPORT, SecurityEvent.SIGN_IN);
    assertThat(search().find(filter(TODAY.minusDays(6), "alice", SecurityEvent.SIGN_IN), "", 50))
        .singleElement()
        .extracting(Line::day)
        .isEqualTo(TODAY.minusDays(1));
    assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
  }

  @Test
  @DisplayName("of a page are looked for no further back than the page goes")
  void no_further_than_the_page() {
    IntStream.range(0, 51).forEach(_ -> add(TODAY, SecurityEvent.SIGN_IN, "alice"));
    add(TODAY.minusDays(1), SecurityEvent.SIGN_IN, "alice");

    assertThat(search().find(filter(TODAY.minusDays(30), null, null), "", 51)).hasSize(51);
    assertThat(asked).containsExactly(51);
  }

  @Test
  @DisplayName("are of a year at most, in the order of the calendar, and of days that there are")
  void a_year_at_most() {
    assertThat(filter(TODAY.minusDays(365), null, null).from()).isEqualTo(TODAY.minusDays(365));
    assertThatThrownBy(() -> filter(TODAY.minusDays(366), null, null))
        .isInstanceOf(MalformedRequestException.class);
    assertThatThrownBy(() -> filter(TODAY.plusDays(1), null, null))
        .isInstanceOf(MalformedRequestException.class);
    assertThatThrownBy(() -> SecurityLogCriteria.of(null, LocalDate.MIN, null, null, TODAY))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  @DisplayName("of the days before and after are as many, and none is in the future")
  void earlier_and_later() {
    var week = SecurityLogCriteria.of(null, null, null, null, TODAY);
    assertThat(week.later(TODAY)).isNull();
    var before = week.earlier();
    assertThat(before.to()).isEqualTo(TODAY.minusDays(7));
    assertThat(before.from()).isEqualTo(TODAY.minusDays(13));
    assertThat(before.later(TODAY)).isEqualTo(week);
    assertThat(before.later(TODAY.minusDays(5)))
        .extracting(SecurityLogCriteria::to)
        .isEqualTo(TODAY.minusDays(5));
  }

  private static SecurityLogCriteria filter(
      LocalDate from, @Nullable String person, @Nullable SecurityEvent kind) {
    return SecurityLogCriteria.of(from, TODAY, person, kind, TODAY);
  }

  private SecurityLogSearch<Line> search() {
    return new SecurityLogSearch<>(new ListedLines(log, asked));
  }

  /** A read model over a list, which counts what it answers. */
  private record ListedLines(List<Line> log, List<Integer> asked) implements ReadModel<Line> {
    @Override
    public List<Line> whereAny(String field, Collection<?> values) {
      assertThat(field).isEqualTo("keys");
      var found =
          log.stream().filter(line -> line.keys().stream().anyMatch(values::contains)).toList();
      if (!found.isEmpty()) asked.add(found.size());
      return found;
    }

    @Override
    public java.util.Optional<Line> find(String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Line> find(Collection<String> ids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Line> where(String field, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Line> where(String field, Object value, long after) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Line> all() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ReadModel<Line> current() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean await(long position, java.time.Duration atMost) {
      throw new UnsupportedOperationException();
    }
  }
}
