package codev.group.replies;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.value.SessionId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une réponse d'un agenda")
class CalendarReplyTest {
  private static final UUID SESSION = UUID.fromString("0b8f6f0e-5a57-4a0e-9d52-0f6f2f0c7a11");

  @Test
  @DisplayName("se lit quel que soit son fuseau horaire, même s'il changeait à chaque seconde")
  void is_read_whatever_its_time_zone() {
    var reply =
        String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "METHOD:REPLY",
            "BEGIN:VTIMEZONE",
            "TZID:Romance Standard Time",
            "BEGIN:STANDARD",
            "DTSTART:16010101T000000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=SECONDLY",
            "END:STANDARD",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            "UID:" + SESSION + "@codev",
            "DTSTART;TZID=Romance Standard Time:20270111T090000",
            "SEQUENCE:2",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:lea@example.org",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    assertThat(CalendarReply.parse(reply))
        .contains(
            new CalendarReply(
                new SessionId(SESSION), "lea@example.org", InvitationAnswer.DECLINED, 2));
  }
}
