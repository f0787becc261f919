package codev.group.notifications;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the former addresses of a person that other people have changed lately; there is
 * none of an erased person.
 */
record AddressChangeView(Username person, List<Change> changes) {
  /** Older ones go when the next one comes: longer than any of them is announced. */
  private static final Duration KEPT = Duration.ofDays(31);

  /**
   * @param former the address before
   */
  record Change(String former, Username by, Instant at) {}

  /** One document for each person. */
  static final Projection<PersonEvent, AddressChangeView> PROJECTION =
      Projection.of("address-changes", PersonEvent.class, AddressChangeView.class)
          .by(e -> e.person().value())
          .fold(AddressChangeView::after);

  private static @Nullable AddressChangeView after(
      @Nullable AddressChangeView before, PersonEvent event) {
    return switch (event) {
      case EmailAddressChanged e -> e.by().equals(e.person()) ? before : after(before, e);
      case PersonErased _ -> null;
      case ProfileEvent _, ContactChanged _, ListColumnsChosen _, AbsenceEvent _ -> before;
      case PersonLeft _, PersonReturned _, ExternalIdChanged _ -> before;
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> before;
    };
  }

  private static @Nullable AddressChangeView after(
      @Nullable AddressChangeView before, EmailAddressChanged event) {
    var former = event.former();
    if (former == null) return before;
    var earlier = before == null ? List.<Change>of() : before.changes();
    return new AddressChangeView(
        event.person(),
        Stream.concat(
                earlier.stream().filter(one -> one.at().isAfter(event.at().minus(KEPT))),
                Stream.of(new Change(former, event.by(), event.at())))
            .toList());
  }
}
