package codev.group.retention;

import codev.group.domain.GroupServiceEvent.OfRetention;
import codev.group.domain.GroupServiceEvent.RetentionSet;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Read model of how long data is kept, in a programme or in the organisation.
 *
 * @param settings those that were set
 */
record RetentionView(Map<RetentionClass, Setting> settings) {
  RetentionView {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /**
   * @param since when it was set
   */
  record Setting(RetentionPeriod period, Instant since) {}

  /** One document for each programme that has its own periods, and one for the organisation. */
  static final Projection<OfRetention, RetentionView> PROJECTION =
      Projection.of("retention", OfRetention.class, RetentionView.class)
          .by(OfRetention::stream)
          .fold(RetentionView::after);

  private static RetentionView after(@Nullable RetentionView before, OfRetention event) {
    var settings = new TreeMap<RetentionClass, Setting>();
    if (before != null) settings.putAll(before.settings());
    switch (event) {
      case RetentionSet e -> settings.put(e.dataClass(), new Setting(e.period(), e.at()));
    }
    return new RetentionView(settings);
  }
}
