package codev.infra.personaldata;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.infra.web.securityrecord.SecurityFact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest {@value #MOST} facts of a person's security record: one document for each person. All
 * are in the log for ever, and a document is written whole with each.
 *
 * @param positions in the service's log
 * @param leftOut how many earlier ones there are
 */
record SecurityFactIndex(List<Long> positions, long leftOut) {
  /** A year of a few sign-ins on each working day. */
  static final int MOST = 1_000;

  static final SecurityFactIndex EMPTY = new SecurityFactIndex(List.of(), 0);

  static Projection<SecurityFact, SecurityFactIndex> projection() {
    return Projection.of("security_trail", SecurityFact.class, SecurityFactIndex.class)
        .version(2)
        .byEach(fact -> Stream.of(fact.person()))
        .foldRecorded((_, before, recorded) -> with(before, recorded.position()));
  }

  private static SecurityFactIndex with(@Nullable SecurityFactIndex before, long position) {
    var known = before == null ? EMPTY : before;
    int tooMany = known.positions.size() < MOST ? 0 : 1;
    return new SecurityFactIndex(
        Stream.concat(known.positions.stream().skip(tooMany), Stream.of(position)).toList(),
        known.leftOut + tooMany);
  }

  /**
   * From when on all facts are there; null where none was left out. From now on where none stands
   * at its position: the log was restored to before all of them.
   *
   * @param facts that stand at these positions, in the order of the log
   */
  @Nullable Instant completeFrom(List<RecordedEvent<SecurityFact>> facts, Instant now) {
    if (leftOut == 0) return null;
    return facts.isEmpty() ? now : facts.getFirst().at();
  }
}
