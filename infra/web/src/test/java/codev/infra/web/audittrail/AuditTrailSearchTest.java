package codev.infra.web.audittrail;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.projections.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of an audit trail")
class AuditTrailSearchTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final UUID PROGRAMME = UUID.randomUUID();
  private static final UUID GROUP = UUID.randomUUID();

  private final List<AuditLine> log = new ArrayList<>();
  private final List<Integer> keysAsked = new ArrayList<>();

  @Test
  @DisplayName("of a programme are those of its groups, too")
  void of_a_programme() {
    add(TODAY.minusDays(400), "group.programme-declared", AuditLine.ofProgramme(PROGRAMME));
    add(TODAY.minusDays(2), "group.charter-accepted", AuditLine.ofGroup(GROUP));
    add(TODAY.minusDays(1), "group.charter-accepted", AuditLine.ofGroup(UUID.randomUUID()));
    add(TODAY, "group.charter-worded", AuditLine.ofGroup(GROUP));

    assertThat(find(wanted(List.of(GROUP), null)))
        .extracting(AuditLine::type)
        .containsExactly(
            "group.charter-worded", "group.charter-accepted", "group.programme-declared");
    assertThat(find(wanted(List.of(GROUP), "group.charter-accepted")))
        .extracting(AuditLine::day)
        .containsExactly(TODAY.minusDays(2));
  }

  @Test
  @DisplayName("are in the order of the times that are shown, page by page")
  void by_time() {
    var noon = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    add(noon, "group.third");
    add(noon.plusSeconds(60), "group.second");
    add(noon.minusSeconds(60), "group.last");
    add(noon.plusSeconds(60), "group.first");

    var all = wanted(List.of(), null);
    assertThat(find(all))
        .extracting(AuditLine::type)
        .containsExactly("group.first", "group.second", "group.third", "group.last");
    var second = find(all).get(1).order();
    assertThat(search().find(all, second, 50))
        .extracting(AuditLine::type)
        .containsExactly("group.third", "group.last");
    assertThat(search().find(all, "29729898-1", 1))
        .as("after what is no line")
        .extracting(AuditLine::type)
        .containsExactly("group.first");
  }

  @Test
  @DisplayName("of a programme of many groups are asked for in small parts")
  void in_small_parts() {
    var groups = Stream.generate(UUID::randomUUID).limit(60).toList();
    add(TODAY.minusDays(1_000), "group.charter-worded", AuditLine.ofGroup(groups.getLast()));

    assertThat(find(wanted(groups, null))).hasSize(1);
    assertThat(keysAsked).allMatch(keys -> keys <= 2_000);
  }

  /** Of the programme itself. */
  private void add(Instant at, String type) {
    add(at, type, AuditLine.ofProgramme(PROGRAMME));
  }

  private void add(LocalDate day, String type, String place) {
    add(day.atStartOfDay().toInstant(ZoneOffset.UTC), type, place);
  }

  private void add(Instant at, String type, String place) {
    var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    var keys =
        Stream.of("", AuditLine.ofType(type), place)
            .map(criterion -> AuditLine.key(day, criterion))
            .toList();
    log.add(new AuditLine(log.size() + 1, 0, at, "ab12", day, type, AuditFact.at(at), keys));
  }

  private List<AuditLine> find(AuditTrailCriteria wanted) {
    return search().find(wanted, "", 50);
  }

  private AuditTrailSearch search() {
    return new AuditTrailSearch(new ListedLines(log, keysAsked));
  }

  private static AuditTrailCriteria wanted(List<UUID> itsGroups, @Nullable String what) {
    return new AuditTrailCriteria(
        TODAY.minusDays(AuditTrailQuery.MOST_DAYS - 1L),
        TODAY,
        null,
        PROGRAMME,
        itsGroups,
        null,
        what,
        List.of());
  }

  /** A read model over a list, which counts the keys that it is asked for. */
  private record ListedLines(List<AuditLine> log, List<Integer> keysAsked)
      implements ReadModel<AuditLine> {
    @Override
    public List<AuditLine> whereAny(String field, Collection<?> values) {
      assertThat(field).isEqualTo("keys");
      keysAsked.add(values.size());
      return log.stream().filter(line -> line.keys().stream().anyMatch(values::contains)).toList();
    }

    @Override
    public Optional<AuditLine> find(String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditLine> find(Collection<String> ids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditLine> where(String field, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditLine> where(String field, Object value, long after) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditLine> all() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ReadModel<AuditLine> current() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean await(long position, Duration atMost) {
      throw new UnsupportedOperationException();
    }
  }
}
