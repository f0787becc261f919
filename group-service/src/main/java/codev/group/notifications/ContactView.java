package codev.group.notifications;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a person's contact; an erased person has none.
 *
 * @param address the last one that they had; null: they never had one
 */
record ContactView(Username person, Contact contact, @Nullable Address address) {

  /**
   * An e-mail address of a person.
   *
   * @param number how many others they had before
   * @param since when it was given
   */
  record Address(String email, int number, Instant since) {
    private static @Nullable Address after(
        @Nullable Address before, @Nullable String email, Instant at) {
      if (email == null) return before;
      if (before == null) return new Address(email, 0, at);
      return before.email.equalsIgnoreCase(email)
          ? before
          : new Address(email, before.number + 1, at);
    }
  }

  /** The day (UTC) on which the address was given, by which it is asked for. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  List<String> addressedOn() {
    return address == null
        ? List.of()
        : List.of(LocalDate.ofInstant(address.since(), ZoneOffset.UTC).toString());
  }

  /** One document for each person; version 2 omits erased people, 3 has the address. */
  static final Projection<PersonEvent, ContactView> PROJECTION =
      Projection.of("contacts", PersonEvent.class, ContactView.class)
          .version(3)
          .by(e -> e.person().value())
          .fold(ContactView::after);

  static @Nullable ContactView after(@Nullable ContactView before, PersonEvent event) {
    return switch (event) {
      case ContactChanged e -> {
        var known = before == null ? null : before.address;
        var address = Address.after(known, e.contact().email(), e.at());
        yield new ContactView(e.person(), e.contact(), address);
      }
      case ProfileEvent _, EmailAddressChanged _, AbsenceEvent _ -> before;
      case PersonLeft _, PersonReturned _, ListColumnsChosen _, ExternalIdChanged _ -> before;
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> before;
      case PersonErased _ -> null;
    };
  }
}
