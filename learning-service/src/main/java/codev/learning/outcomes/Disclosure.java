package codev.learning.outcomes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What may be told: the one place through which every figure leaves.
 *
 * <ol>
 *   <li><b>Bundles.</b> In order of arrival, what a figure is made of is bound into bundles of at
 *       least k different people (k: the programme's threshold when it was bound), once and for
 *       ever. What is not bound yet is not told. So a figure moves by at least k people at a time,
 *       and comparing it before and after one answer shows nothing.
 *   <li><b>Whole bundles.</b> Every figure, under every filter, is made of whole bundles: those of
 *       which every part matches. Whatever is computed by adding and subtracting such figures is
 *       again about whole bundles: nobody gets below k people by comparing a total with its parts,
 *       or two periods, or two units.
 *   <li><b>Nothing, few and hidden look alike.</b> A figure without a bundle is suppressed, whether
 *       nobody or too few stand behind it.
 *   <li><b>A raised threshold counts for the past.</b> A bundle of fewer people than today's k is
 *       no longer told; it is not bound anew, which would show a difference.
 *   <li><b>A sponsor sees groups in company.</b> Their bundles are unions of successive ones that
 *       reach over at least two groups, so no difference shows a single group; and what a manager
 *       and a sponsor see together is still made of the manager's bundles.
 *   <li><b>Erased words take their bundle with them.</b> Telling the rest of it would, compared
 *       with before, tell what was erased. What holds no words still counts: that a session was
 *       held, that an action was done.
 * </ol>
 *
 * <p>A limit of every threshold: k people who all answered the same have each told their answer.
 */
final class Disclosure {
  static final int USUAL_THRESHOLD = 5;
  static final int LOWEST_THRESHOLD = 3;

  private static final int GROUPS_FOR_A_SPONSOR = 2;

  /** Who reads. */
  enum Reader {
    MANAGER,
    SPONSOR
  }

  private final int threshold;
  private final Reader reader;
  private final Filter filter;

  /**
   * @param threshold k, as the programme has it today
   */
  Disclosure(int threshold, Reader reader, Filter filter) {
    this.threshold = threshold;
    this.reader = reader;
    this.filter = filter;
  }

  /** What of these bundles, in the order in which they were bound, the reader is told. */
  List<Observation> of(List<Bundle> bound) {
    return bundlesFor(bound).stream()
        .filter(bundle -> bundle.people().size() >= threshold)
        .filter(Bundle::isWhole)
        .filter(bundle -> bundle.isWithin(filter))
        .flatMap(bundle -> bundle.observations().stream())
        .toList();
  }

  Figure figure(Measure measure, List<Bundle> bound) {
    var told = of(bound);
    return told.isEmpty() ? measure.suppressed() : measure.figure(told);
  }

  private Collection<Bundle> bundlesFor(List<Bundle> bound) {
    return switch (reader) {
      case MANAGER -> bound;
      case SPONSOR ->
          bound.stream()
              .collect(
                  Collectors.groupingBy(Bundle::cohort, LinkedHashMap::new, Collectors.toList()))
              .values()
              .stream()
              .flatMap(cohort -> inCompany(cohort).stream())
              .toList();
    };
  }

  private static List<Bundle> inCompany(List<Bundle> cohort) {
    var complete = new ArrayList<Bundle>();
    Bundle growing = null;
    for (var next : cohort) {
      growing = growing == null ? next : growing.and(next);
      if (growing.groups().size() < GROUPS_FOR_A_SPONSOR) continue;
      complete.add(growing);
      growing = null;
    }
    return complete;
  }
}
