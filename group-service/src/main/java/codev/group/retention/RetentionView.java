package codev.group.retention;

import codev.group.domain.event.RetentionEvent;
import codev.group.domain.event.RetentionEvent.RetentionAnnounced;
import codev.group.domain.event.RetentionEvent.RetentionCarriedOut;
import codev.group.domain.event.RetentionEvent.RetentionSet;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Read model of how long data is kept, in a programme or in the organisation.
 *
 * @param programme null: the organisation
 * @param settings those that were set
 * @param announcements the last of each class
 * @param departures when data has left
 */
record RetentionView(
    @Nullable ProgrammeId programme,
    Map<RetentionClass, Setting> settings,
    Map<RetentionClass, Announcement> announcements,
    Map<RetentionClass, Instant> departures) {
  RetentionView {
    settings = sorted(settings);
    announcements = sorted(announcements);
    departures = sorted(departures);
  }

  private static <T> Map<RetentionClass, T> sorted(Map<RetentionClass, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /**
   * @param since when it was set
   */
  record Setting(RetentionPeriod period, Instant since) {}

  /**
   * @param end of the period, as of which it was announced
   */
  record Announcement(LocalDate end, LocalDate leavesOn, Instant at) {}

  /**
   * One document for each programme that has its own periods or whose data is to leave, and one for
   * the organisation; 2: what was announced and has left.
   */
  static final Projection<RetentionEvent, RetentionView> PROJECTION =
      Projection.of("retention", RetentionEvent.class, RetentionView.class)
          .version(2)
          .by(RetentionEvent::stream)
          .fold(RetentionView::after);

  private static RetentionView after(@Nullable RetentionView before, RetentionEvent event) {
    var view =
        before == null
            ? new RetentionView(event.programme(), Map.of(), Map.of(), Map.of())
            : before;
    return switch (event) {
      case RetentionSet e -> view.with(e);
      case RetentionAnnounced e -> view.with(e);
      case RetentionCarriedOut e -> view.with(e);
    };
  }

  private RetentionView with(RetentionSet e) {
    var setting = new Setting(e.period(), e.at());
    return new RetentionView(
        programme, with(settings, e.dataClass(), setting), announcements, departures);
  }

  private RetentionView with(RetentionAnnounced e) {
    var announcement = new Announcement(e.end(), e.leavesOn(), e.at());
    return new RetentionView(
        programme, settings, with(announcements, e.dataClass(), announcement), departures);
  }

  private RetentionView with(RetentionCarriedOut e) {
    return new RetentionView(
        programme, settings, announcements, with(departures, e.dataClass(), e.at()));
  }

  private static <T> Map<RetentionClass, T> with(
      Map<RetentionClass, T> map, RetentionClass dataClass, T value) {
    var changed = new TreeMap<>(map);
    changed.put(dataClass, value);
    return changed;
  }
}
