package codev.group.messaging;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.attendance;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.GroupCommand;
import codev.group.domain.command.GroupSessionCommand.NoteClient;
import codev.group.domain.command.GroupSessionCommand.NotePresence;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHandedOver;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHeld;
import codev.group.domain.command.GroupSessionCommand.NoteSessionOpened;
import codev.group.domain.command.GroupSessionCommand.NoteSessionPostponed;
import codev.group.domain.command.GroupSessionCommand.NoteSignature;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.testkit.MessageSamples;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Ce qu’un groupe entend de ses séances")
class SessionMessageListenerTest {
  private static final Username ANNE = new Username("anne");

  private final Map<String, Optional<GroupCommand>> heard = new HashMap<>();

  @TestFactory
  @DisplayName("chaque message se lit")
  Stream<DynamicTest> every_message_is_read() {
    return MessageSamples.of("session").readBy(this::hear);
  }

  @Test
  @DisplayName(
      "ouverte, remise ou confiée, marquée, signée, un sujet choisi, close\u202f: cela regarde"
          + " le groupe, et rien d’autre")
  void what_concerns_the_group() {
    MessageSamples.of("session").readBy(this::hear).forEach(SessionMessageListenerTest::run);

    assertThat(heard.remove("session.opened.v1")).contains(opened());
    assertThat(heard.remove("session.opened.v2")).contains(opened(HalfDay.MORNING));
    assertThat(heard.remove("session.postponed.v1"))
        .contains(
            new NoteSessionPostponed(GROUP, FIRST, ANNE, Instant.parse("2027-01-11T08:10:00Z")));

    assertThat(heard.remove("session.handed-over.v1"))
        .contains(
            new NoteSessionHandedOver(
                GROUP, FIRST, PAUL, ANNE, Instant.parse("2027-01-11T08:05:00Z")));
    assertThat(heard.remove("session.attendance-signed.v1"))
        .contains(
            new NoteSignature(
                GROUP, FIRST, BOB, HalfDay.MORNING, Instant.parse("2027-01-11T08:20:00Z")));
    assertThat(heard.remove("session.attendance-marked.v1"))
        .contains(
            new NotePresence(
                GROUP,
                FIRST,
                BOB,
                AttendanceRecord.Status.LATE,
                Instant.parse("2027-01-11T08:15:00Z")));
    assertThat(heard.remove("session.topic-chosen.v1"))
        .contains(new NoteClient(GROUP, FIRST, ALICE, Instant.parse("2027-01-11T08:25:00Z")));
    assertThat(heard.remove("session.closed.v1")).contains(held(null, null));
    assertThat(heard.remove("session.closed.v2")).contains(held(List.of(ALICE), null));
    assertThat(heard.remove("session.closed.v3")).contains(held(List.of(ALICE), ANNE));
    assertThat(heard.values()).allMatch(Optional::isEmpty);
  }

  private static NoteSessionOpened opened(HalfDay... halfDays) {
    return new NoteSessionOpened(GROUP, FIRST, List.of(halfDays), ANNE, JANUARY_11);
  }

  private static NoteSessionHeld held(
      @Nullable List<Username> clients, @Nullable Username facilitator) {
    return new NoteSessionHeld(
        GROUP,
        FIRST,
        ALICE,
        clients,
        JANUARY_11,
        Instant.parse("2027-01-11T11:00:00Z"),
        attendance(),
        facilitator,
        Instant.parse("2027-01-11T11:00:00Z"));
  }

  private void hear(String type, String json) {
    heard.put(
        type,
        SessionMessageListener.command(
            CloudEventMessage.uncarried(type, "session", 1, TODAY, json)));
  }

  private static void run(DynamicTest reading) {
    try {
      reading.getExecutable().execute();
    } catch (Throwable e) {
      throw new AssertionError(reading.getDisplayName(), e);
    }
  }
}
