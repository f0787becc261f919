package codev.group.replies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel texte à la place de la réponse d'un agenda")
final class CalendarReplyFuzzTest implements FuzzTarget {
  private static final String REPLY =
      """
      BEGIN:VCALENDAR
      PRODID:-//Google Inc//Google Calendar 70.9054//EN
      VERSION:2.0
      METHOD:REPLY
      BEGIN:VTIMEZONE
      TZID:X
      BEGIN:STANDARD
      DTSTART:16010101T000000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      DTSTART;TZID=X:20270111T090000
      UID:0b8f6f0e-5a57-4a0e-9d52-0f6f2f0c7a11@codev
      ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN="Léa":mailto:lea@example.org
      SEQUENCE:1
      END:VEVENT
      END:VCALENDAR
      """;

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(REPLY, REPLY.replace("\n", "\r\n").replace("REPLY", "COUNTER"));
  }

  @Override
  public boolean accepts(byte[] input) {
    var reply = CalendarReply.parse(new String(input, UTF_8));
    reply.ifPresent(one -> assertThat(one.email()).isEqualTo(one.email().strip()));
    return reply.isPresent();
  }
}
