package codev.infra.personaldata;

import codev.infra.projections.Projection;
import codev.infra.web.securityrecord.SecurityFact;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a person's security record: one document for each person.
 *
 * @param positions in the service's log
 */
record SecurityFactIndex(List<Long> positions) {
  static final SecurityFactIndex EMPTY = new SecurityFactIndex(List.of());

  static Projection<SecurityFact, SecurityFactIndex> projection() {
    return Projection.of("security_trail", SecurityFact.class, SecurityFactIndex.class)
        .byEach(fact -> Stream.of(fact.person()))
        .foldRecorded((_, before, recorded) -> with(before, recorded.position()));
  }

  private static SecurityFactIndex with(@Nullable SecurityFactIndex before, long position) {
    var known = before == null ? EMPTY : before;
    return new SecurityFactIndex(
        Stream.concat(known.positions.stream(), Stream.of(position)).toList());
  }
}
