package codev.group.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.CalendarMessage;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import org.jspecify.annotations.Nullable;

/**
 * One person's calendar program, as RFC 5546 has it: an entry is found by its UID, and a message is
 * ignored unless its SEQUENCE is higher than the entry's, or the same and its DTSTAMP later.
 */
final class CalendarProgram {
  private final String owner;
  private final boolean isAsked;
  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * @param isAsked whether its owner is asked for answers, as members are
   */
  CalendarProgram(String owner, boolean isAsked) {
    this.owner = owner;
    this.isAsked = isAsked;
  }

  private record Entry(
      int sequence,
      Instant decidedAt,
      Instant startsAt,
      Instant endsAt,
      String place,
      String answer,
      boolean isCancelled) {
    boolean replaces(Entry before) {
      return sequence == before.sequence
          ? decidedAt.isAfter(before.decidedAt)
          : sequence > before.sequence;
    }

    Entry declined() {
      return new Entry(sequence, decidedAt, startsAt, endsAt, place, "DECLINED", isCancelled);
    }
  }

  void receive(CalendarMessage message) {
    var calendar = read(message.text());
    assertThat(calendar.validate(true).hasErrors()).as(message.text()).isFalse();
    assertThat(text(calendar.getProperty(Property.METHOD))).isEqualTo(message.method());
    assertThat(calendar.getComponents(Component.VEVENT)).hasSize(1);
    VEvent event = calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();
    assertThat(event.getProperties(Property.ATTENDEE)).hasSize(1);
    assertThat(text(event.getProperty(Property.ATTENDEE))).isEqualTo("mailto:" + owner);
    assertThat(text(event.getProperty(Property.ORGANIZER))).isEqualTo("mailto:codev@localhost");
    boolean isCancel = message.method().equals("CANCEL");
    assertThat(isRsvp(event)).isEqualTo(isAsked && !isCancel);
    assertThat(text(event.getProperty(Property.STATUS)).equals("CANCELLED")).isEqualTo(isCancel);
    receive(event, isCancel);
  }

  private void receive(VEvent event, boolean isCancel) {
    var id = text(event.getProperty(Property.UID));
    var next =
        new Entry(
            Integer.parseInt(text(event.getProperty(Property.SEQUENCE))),
            moment(event, Property.DTSTAMP),
            moment(event, Property.DTSTART),
            moment(event, Property.DTEND),
            text(event.getProperty(Property.LOCATION)),
            ofAttendee(event, Parameter.PARTSTAT),
            isCancel);
    var before = entries.get(id);
    if (before == null ? !isCancel : next.replaces(before)) entries.put(id, next);
  }

  /** Its owner answers that they do not come. */
  void decline(String id) {
    entries.computeIfPresent(id, (_, entry) -> entry.declined());
  }

  /** What it shows as its owner's answer; {@code null}: it is not in the calendar. */
  @Nullable String answerTo(String id) {
    var entry = entries.get(id);
    return entry == null || entry.isCancelled ? null : entry.answer;
  }

  /** Of the invitation that its owner would answer now; {@code null}: there is none. */
  @Nullable Integer sequenceOf(String id) {
    var entry = entries.get(id);
    return entry == null || entry.isCancelled ? null : entry.sequence;
  }

  /** When a session begins; {@code null}: it is not in the calendar, or as cancelled. */
  @Nullable Instant startOf(String id) {
    var entry = entries.get(id);
    return entry == null || entry.isCancelled ? null : entry.startsAt;
  }

  /** When it ends, likewise. */
  @Nullable Instant endOf(String id) {
    var entry = entries.get(id);
    return entry == null || entry.isCancelled ? null : entry.endsAt;
  }

  /** Where it is held, likewise. */
  @Nullable String placeOf(String id) {
    var entry = entries.get(id);
    return entry == null || entry.isCancelled ? null : entry.place;
  }

  private static Calendar read(String text) {
    try {
      return new CalendarBuilder().build(new StringReader(text));
    } catch (IOException | ParserException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static boolean isRsvp(VEvent event) {
    return ofAttendee(event, Parameter.RSVP).equals("TRUE");
  }

  private static String ofAttendee(VEvent event, String parameter) {
    return event
        .<Property>getProperty(Property.ATTENDEE)
        .flatMap(attendee -> attendee.<Parameter>getParameter(parameter))
        .map(Parameter::getValue)
        .orElse("");
  }

  private static Instant moment(VEvent event, String property) {
    return event
        .<DateProperty<?>>getProperty(property)
        .map(value -> Instant.from(value.getDate()))
        .orElseThrow();
  }

  private static String text(Optional<? extends Property> property) {
    return property.map(Property::getValue).orElse("");
  }
}
